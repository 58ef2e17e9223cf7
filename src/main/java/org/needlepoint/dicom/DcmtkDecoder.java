package org.needlepoint.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.needlepoint.problem.ProblemException;

/**
 * The JPEG processes that Java cannot decode, by DCMTK's {@code dcmdjpeg} and {@code dcmdjpls} (Debian package dcmtk):
 * they write the whole object uncompressed to a temporary file, which is read back and removed.
 */
final class DcmtkDecoder {
    private static final long LIMIT_SECONDS = 60;

    private DcmtkDecoder() {}

    static Decompressor.Result decode(ObjectReader.ReadObject read, TransferSyntax syntax, String name)
            throws ProblemException {
        boolean jpegLs = syntax == TransferSyntax.JPEG_LS || syntax == TransferSyntax.JPEG_LS_NEAR;
        String program = jpegLs ? "dcmdjpls" : "dcmdjpeg";
        try {
            Path folder = Files.createTempDirectory("needlepoint-dcmtk");
            try {
                Path in = folder.resolve("in.dcm");
                Path out = folder.resolve("out.dcm");
                Files.write(in, read.bytes());
                run(program, in, out, syntax, name);
                return result(Files.readAllBytes(out), name);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    e, DicomProblem.DECOMPRESSION_FAILED, name, syntax.title(), SourceFiles.reason(e));
        }
    }

    private static void run(String program, Path in, Path out, TransferSyntax syntax, String name)
            throws IOException, ProblemException {
        Process process;
        Path log = in.resolveSibling("log");
        try {
            process = new ProcessBuilder(program, "+te", in.toString(), out.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new ProblemException(e, DicomProblem.NO_CODEC, name, syntax.title(), "dcmtk");
        }
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        DicomProblem.DECOMPRESSION_FAILED,
                        name,
                        syntax.title(),
                        PixelWording.DID_NOT_FINISH.say(program, LIMIT_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    e, DicomProblem.DECOMPRESSION_FAILED, name, syntax.title(), PixelWording.INTERRUPTED.say(program));
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.exists(out)) {
            String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
            throw new ProblemException(
                    DicomProblem.DECOMPRESSION_FAILED,
                    name,
                    syntax.title(),
                    PixelWording.PROGRAM_SAYS.say(
                            program, said.lines().reduce((a, b) -> b).orElseGet(PixelWording.NOTHING::say)));
        }
    }

    private static Decompressor.Result result(byte[] file, String name) throws ProblemException {
        DicomObject object = new DicomReader(DicomToolkit.installed()).read(file, name);
        PixelData pixels = object.pixels().orElseThrow(() -> new ProblemException(DicomProblem.NO_PIXELS, name));
        return new Decompressor.Result((PixelData.Native) pixels, PixelFormat.of(object.dataSet()));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path p : all) {
            Files.delete(p);
        }
    }
}
