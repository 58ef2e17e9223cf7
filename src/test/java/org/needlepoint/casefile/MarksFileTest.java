package org.needlepoint.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.MarksFile.Landmark;
import org.needlepoint.casefile.MarksFile.LandmarkKind;
import org.needlepoint.casefile.MarksFile.Marks;
import org.needlepoint.casefile.MarksFile.NeedleMark;
import org.needlepoint.casefile.MarksFile.PlacingError;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;

class MarksFileTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");

    @TempDir
    private Path temp;

    private MarksFile readBack(MarksFile marks) throws Exception {
        Path file = temp.resolve("marks.json");
        Files.writeString(file, marks.json());
        return MarksFile.read(file);
    }

    private static Point3 point(SplittableRandom random, Frame frame) {
        return new Point3(frame, random.nextDouble(-300, 300), random.nextDouble(-300, 300), random.nextDouble() / 3);
    }

    private static Optional<Marks> marks(SplittableRandom random, Frame frame) {
        Map<String, Point3> positions = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(1, 7); i++) {
            positions.put("P" + (i + 1), point(random, frame));
        }
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Marks(frame.id(), positions, random.nextBoolean(), random.nextBoolean()));
    }

    /** Every number survives to the last bit: a reopened case shows the same values. */
    @RepeatedTest(40)
    void what_is_written_is_read_again(RepetitionInfo info) throws Exception {
        SplittableRandom random = new SplittableRandom(info.getCurrentRepetition());
        List<Landmark> landmarks = random.nextBoolean()
                ? List.of()
                : List.of(new Landmark(
                        "spine",
                        LandmarkKind.BONE,
                        point(random, MR),
                        new PlacingError(0.7, 1 / 3.0),
                        point(random, CT),
                        new PlacingError(0.5, 1.1)));
        Optional<NeedleMark> needle = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new NeedleMark(point(random, CT), point(random, CT)));
        MarksFile marks = new MarksFile(marks(random, MR), marks(random, CT), needle, landmarks, false);
        assertThat(readBack(marks)).isEqualTo(marks);
    }

    @Test
    void nothing_is_nothing() throws Exception {
        assertThat(readBack(MarksFile.NONE)).isEqualTo(MarksFile.NONE);
    }
}
