package org.needlepoint.ui.model;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.diffusion.DiffusionImage;

/** Does what a key or a button says, to the active view. */
public final class ViewCommands {
    private static final int PAGE = 5;
    private static final double ZOOM = 1.2;
    private static final double PAN = 40;
    private static final double WINDOW = 15;
    private static final double BLEND_STEP = 0.05;

    private final ViewerModel viewer;
    private Consumer<ViewAction> keeper = action -> {};

    ViewCommands(ViewerModel viewer) {
        this.viewer = viewer;
    }

    /**
     * Does it.
     *
     * @param action action
     */
    public void perform(ViewAction action) {
        ViewportModel cell = viewer.activeCell();
        switch (action) {
            case NEXT_SLICE -> viewer.scroll(cell, 1);
            case PREVIOUS_SLICE -> viewer.scroll(cell, -1);
            case SLICES_ON -> viewer.scroll(cell, PAGE);
            case SLICES_BACK -> viewer.scroll(cell, -PAGE);
            case FIRST_SLICE -> cell.position().ifPresent(p -> viewer.scroll(cell, -p.count()));
            case LAST_SLICE -> cell.position().ifPresent(p -> viewer.scroll(cell, p.count()));
            case NEXT_VIEW -> viewer.hangings().next(1);
            case PREVIOUS_VIEW -> viewer.hangings().next(-1);
            case MAXIMISE -> {
                // Enter ends what is being drawn before it does anything else.
                if (!viewer.hand().drawing().close()) {
                    viewer.hangings()
                            .maximise(viewer.hangings().activeProperty().get());
                }
            }
            case LINK -> flip(viewer.work().view().linkedProperty());
            case LINK_ZOOM -> flip(viewer.work().view().zoomLinkedProperty());
            case RESET -> viewer.reset();
            case LARGER -> viewer.zoom(cell, ZOOM);
            case SMALLER -> viewer.zoom(cell, 1 / ZOOM);
            case PAN_LEFT -> viewer.pan(cell, -PAN, 0);
            case PAN_RIGHT -> viewer.pan(cell, PAN, 0);
            case PAN_UP -> viewer.pan(cell, 0, -PAN);
            case PAN_DOWN -> viewer.pan(cell, 0, PAN);
            case WINDOW_WIDER -> window(cell, WINDOW, 0);
            case WINDOW_NARROWER -> window(cell, -WINDOW, 0);
            case BRIGHTER -> window(cell, 0, -WINDOW);
            case DARKER -> window(cell, 0, WINDOW);
            case CT_SOFT_TISSUE -> viewer.windowing().preset(cell, CtPreset.SOFT_TISSUE);
            case CT_BONE -> viewer.windowing().preset(cell, CtPreset.BONE);
            case CT_LUNG -> viewer.windowing().preset(cell, CtPreset.LUNG);
            case CT_NEEDLE -> viewer.windowing().preset(cell, CtPreset.NEEDLE);
            case CT_FAT -> viewer.windowing().preset(cell, CtPreset.FAT);
            case CT_SKIN -> viewer.windowing().preset(cell, CtPreset.SKIN);
            case BLEND -> mode(FusionMode.BLEND);
            case SWIPE -> mode(FusionMode.SWIPE);
            case CHECKERBOARD -> mode(FusionMode.CHECKERBOARD);
            case DIFFERENCE -> mode(FusionMode.DIFFERENCE);
            case CONTOUR -> mode(FusionMode.CONTOUR);
            case LENS -> mode(FusionMode.LENS);
            case BLINK -> flip(viewer.fusion().blinkingProperty());
            case FRONT ->
                viewer.fusion()
                        .frontProperty()
                        .set(viewer.fusion().frontProperty().get().other());
            case MORE_MR -> blend(BLEND_STEP);
            case MORE_CT -> blend(-BLEND_STEP);
            case NEXT_B -> nextB();
            case MARKS -> flip(viewer.work().view().annotationsProperty());
            case ERROR_MAP -> flip(viewer.work().view().errorMapProperty());
            case ERROR_ELLIPSE -> flip(viewer.work().view().errorEllipseProperty());
            case CANDIDATES -> flip(viewer.work().view().candidatesProperty());
            case CELLULAR -> flip(viewer.work().view().cellularAreaProperty());
            case MAGNIFIER -> viewer.work().view().magnifierProperty().set(true);
            case FRAME_TIME -> flip(viewer.work().view().frameTimeProperty());
            case SAVE_PICTURE, COPY_PICTURE -> keeper.accept(action);
            case TOOL_LOOK -> tool(ViewState.Tool.LOOK);
            case TOOL_MARKER -> tool(ViewState.Tool.MARKER);
            case TOOL_NUDGE -> tool(ViewState.Tool.NUDGE);
            case TOOL_TIP -> tool(ViewState.Tool.TIP);
            case TOOL_TURN -> tool(ViewState.Tool.TURN);
            case TOOL_POLYGON -> tool(ViewState.Tool.POLYGON);
            case TOOL_ERASER -> tool(ViewState.Tool.ERASER);
            case TOOL_LANDMARK -> tool(ViewState.Tool.LANDMARK);
            case TIP_HERE -> needle(NeedleEditor::tipHere);
            case ENTRY_HERE -> needle(NeedleEditor::shaftHere);
            default -> viewer.hand().perform(action, cell);
        }
    }

    /**
     * Says who keeps pictures: a model has none.
     *
     * @param newKeeper does {@link ViewAction#SAVE_PICTURE} and {@link ViewAction#COPY_PICTURE}
     */
    public void keeper(Consumer<ViewAction> newKeeper) {
        keeper = newKeeper;
    }

    /**
     * Ends what lasts as long as a key is held.
     *
     * @param action action whose key was let go
     */
    public void letGo(ViewAction action) {
        if (action == ViewAction.MAGNIFIER) {
            viewer.work().view().magnifierProperty().set(false);
        }
    }

    private static void flip(BooleanProperty property) {
        property.set(!property.get());
    }

    /** A key pressed by mistake in another step moves no needle. */
    private void needle(Consumer<NeedleEditor> command) {
        if (viewer.work().stepProperty().get() == Step.NEEDLE) {
            command.accept(new NeedleEditor(viewer.work()));
        }
    }

    private void mode(FusionMode mode) {
        viewer.fusion().blinkingProperty().set(false);
        viewer.fusion().modeProperty().set(mode);
    }

    private void tool(ViewState.Tool tool) {
        viewer.work().view().toolProperty().set(tool);
    }

    private void blend(double step) {
        var blend = viewer.work().view().blendProperty();
        blend.set(Math.max(0, Math.min(1, blend.get() + step)));
    }

    private void window(ViewportModel cell, double dx, double dy) {
        viewer.looks().look(viewer.windowing().slot(cell)).ifPresent(l -> viewer.windowing()
                .window(cell, l.window(), dx, dy));
    }

    private void nextB() {
        double[] values = viewer.viewsProperty().get().diffusion().stream()
                .mapToDouble(DiffusionImage::bValue)
                .toArray();
        if (values.length > 0) {
            double now = viewer.viewsProperty()
                    .get()
                    .nearestB(viewer.bValueProperty().get());
            int i = 0;
            while (i < values.length - 1 && values[i] < now) {
                i++;
            }
            viewer.bValueProperty().set(values[(i + 1) % values.length]);
        }
    }
}
