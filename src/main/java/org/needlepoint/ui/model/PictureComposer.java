package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.MeasuringRules;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.Volume;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.view.slice.Fusion;
import org.needlepoint.view.slice.FusionSide;
import org.needlepoint.view.slice.Layer;
import org.needlepoint.view.slice.SlicePlane;

/** Puts together what the picture of a view is made from. */
final class PictureComposer {
    private final WorkstationModel work;
    private final CaseViews views;
    private final Looks looks;
    private final FusionModel fusion;
    private final double bValue;
    private final double letterScale;

    PictureComposer(
            WorkstationModel work,
            CaseViews views,
            Looks looks,
            FusionModel fusion,
            double bValue,
            double letterScale) {
        this.work = work;
        this.views = views;
        this.looks = looks;
        this.fusion = fusion;
        this.bValue = bValue;
        this.letterScale = letterScale;
    }

    Optional<PictureRequest> request(ViewportModel cell) {
        SlicePlane plane = cell.planeProperty().get();
        if (plane == null) {
            return Optional.empty();
        }
        Picture picture = cell.contentProperty().get().picture();
        List<Layer> mr = new ArrayList<>();
        List<Layer> ct = new ArrayList<>();
        double markPx = cell.scale() * letterScale;
        Fusion mode = new Fusion.Single(picture == Picture.CT ? FusionSide.CT : FusionSide.MR);
        if (picture == Picture.FUSION) {
            layer(plane, fusion.belowProperty().get(), LookSlot.FUSED_MR).ifPresent(mr::add);
            layer(plane, Picture.CT, fusion.ctSlot()).ifPresent(ct::add);
            mode = fusion.fusion(
                    plane, Optional.ofNullable(cell.cursorProperty().get()), cell.scale(), markPx);
        } else {
            layer(plane, picture, LookSlot.of(picture)).ifPresent((picture == Picture.CT ? ct : mr)::add);
        }
        return Optional.of(new PictureRequest(plane, mr, ct, mode, cell.scale(), markPx, errors(plane)));
    }

    private Optional<Layer> layer(SlicePlane plane, Picture picture, LookSlot slot) {
        Optional<Volume> volume = views.volume(picture, bValue);
        Optional<LayerLook> look = looks.look(slot);
        if (volume.isEmpty() || look.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = volume.get().grid().frame();
        Optional<RigidTransform> way =
                plane.frame().equals(frame) ? Optional.empty() : views.between(plane.frame(), frame);
        return way.isEmpty() && !plane.frame().equals(frame)
                ? Optional.empty()
                : Optional.of(new Layer(
                        volume.get(), way, look.get().window(), look.get().colors(), 1, Layer.Blend.UNIFORM));
    }

    private Optional<PictureRequest.Errors> errors(SlicePlane plane) {
        if (!work.view().errorMapProperty().get()) {
            return Optional.empty();
        }
        return work.snapshot()
                .flatMap(s -> s.registration().value())
                .map(r -> r.registered().result().pose())
                .filter(p -> plane.frame().equals(p.ctToMr().to())
                        || plane.frame().equals(p.ctToMr().from()))
                .map(p -> {
                    MeasuringRules rules = work.decisionsProperty().get().rules();
                    return new PictureRequest.Errors(p, new QualityGate(rules.acceptMm(), rules.cautionMm()));
                });
    }
}
