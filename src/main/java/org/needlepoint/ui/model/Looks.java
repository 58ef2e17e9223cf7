package org.needlepoint.ui.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyMapProperty;
import javafx.beans.property.ReadOnlyMapWrapper;
import javafx.collections.FXCollections;
import org.needlepoint.image.Volume;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Thumbnail;
import org.needlepoint.view.slice.Window;

/** Windows and colours of the images of a case. A new image begins with a window that fits it. */
public final class Looks {
    /** The whole range of ADC in soft tissue, fluid at the top, mm²/s: the window of the report's figures. */
    private static final Window ADC = Window.ofRange(0, 4.0e-3);

    private final ReadOnlyMapWrapper<LookSlot, LayerLook> looks =
            new ReadOnlyMapWrapper<>(FXCollections.observableHashMap());
    private CaseViews views = CaseViews.NONE;
    private Optional<Volume> shownDwi = Optional.empty();
    private Optional<Volume> fusedMr = Optional.empty();

    Looks() {}

    /** Looks at other images; those that stay keep their look. */
    void show(CaseViews newViews, double bValue, Picture fused) {
        for (Picture p : new Picture[] {Picture.T2, Picture.T1, Picture.ADC, Picture.CT}) {
            if (!newViews.volume(p, 0).equals(views.volume(p, 0))) {
                begin(LookSlot.of(p), newViews.volume(p, 0), p);
                if (p == Picture.CT) {
                    newViews.volume(p, 0)
                            .ifPresent(v ->
                                    looks.put(LookSlot.FUSED_CT, new LayerLook(Window.CT_SOFT_TISSUE, ColorMap.AMBER)));
                }
            }
        }
        views = newViews;
        Optional<Volume> dwi = newViews.volume(Picture.DWI, bValue);
        if (!dwi.equals(shownDwi)) {
            shownDwi = dwi;
            begin(LookSlot.DWI, dwi, Picture.DWI);
        }
        Optional<Volume> below = newViews.volume(fused, bValue);
        if (!below.equals(fusedMr)) {
            fusedMr = below;
            begin(LookSlot.FUSED_MR, below, fused);
        }
    }

    private void begin(LookSlot slot, Optional<Volume> volume, Picture picture) {
        if (volume.isEmpty()) {
            looks.remove(slot);
        } else {
            looks.put(slot, first(picture, volume.get()));
        }
    }

    private static LayerLook first(Picture picture, Volume volume) {
        return picture == Picture.ADC
                ? new LayerLook(ADC, ColorMap.HOT)
                : new LayerLook(Thumbnail.window(volume), ColorMap.GRAY);
    }

    /**
     * How an image looks now.
     *
     * @param slot image
     * @return look; empty if the case has no such image
     */
    public Optional<LayerLook> look(LookSlot slot) {
        return Optional.ofNullable(looks.get(slot));
    }

    /**
     * Changes how an image looks.
     *
     * @param slot image
     * @param look look
     */
    public void set(LookSlot slot, LayerLook look) {
        if (looks.containsKey(slot)) {
            looks.put(slot, look);
        }
    }

    /** Gives an image the look it began with. */
    void reset(LookSlot slot, double bValue, Picture fused) {
        Picture picture =
                switch (slot) {
                    case T2 -> Picture.T2;
                    case T1 -> Picture.T1;
                    case ADC -> Picture.ADC;
                    case DWI -> Picture.DWI;
                    case CT -> Picture.CT;
                    case SPECTRUM -> Picture.SPECTRUM;
                    case FUSED_MR -> fused;
                    case FUSED_CT -> Picture.FUSION;
                };
        if (picture == Picture.FUSION) {
            set(slot, new LayerLook(Window.CT_SOFT_TISSUE, ColorMap.AMBER));
        } else {
            begin(slot, views.volume(picture, bValue), picture);
        }
    }

    /**
     * All looks.
     *
     * @return property
     */
    public ReadOnlyMapProperty<LookSlot, LayerLook> looksProperty() {
        return looks.getReadOnlyProperty();
    }
}
