package org.needlepoint.ui.slice;

import java.util.Locale;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.image.Volume;
import org.needlepoint.ui.model.CellContent;
import org.needlepoint.ui.model.Picture;
import org.needlepoint.ui.model.PlaneChoice;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.SlicePosition;
import org.needlepoint.view.slice.Window;

/** Words and numbers on a view. */
final class ViewText {
    private ViewText() {}

    static String name(Picture picture) {
        return Texts.get("slice.picture." + picture);
    }

    static String name(PlaneChoice plane) {
        return Texts.get("slice.plane." + plane);
    }

    /** The image with its b-value, and the plane if it is not the image's own. */
    static String title(CellContent content, double bValue) {
        String picture = content.picture() == Picture.DWI
                ? Texts.get("slice.picture.b", String.format(Locale.ROOT, "%.0f", bValue))
                : name(content.picture());
        return content.plane() == PlaneChoice.SLICES ? picture : picture + " · " + name(content.plane());
    }

    static String position(SlicePosition at) {
        return Texts.get("slice.position", at.number(), at.count(), at.placeText());
    }

    /** Width and level in the unit of the image. */
    static String window(Window window, Volume volume) {
        boolean diffusion = volume.unit().equals(AdcMap.UNIT);
        String format = diffusion ? "%.2f" : "%.0f";
        double factor = diffusion ? 1e3 : 1;
        String unit = diffusion ? " ×10⁻³ mm²/s" : volume.unit().isEmpty() ? "" : " " + volume.unit();
        return Texts.get(
                "slice.window",
                String.format(Locale.ROOT, format, factor * window.width()),
                String.format(Locale.ROOT, format, factor * window.centre()),
                unit);
    }
}
