package org.needlepoint.ui.model;

/** What a key can do in the views. */
public enum ViewAction {
    /** Next slice. */
    NEXT_SLICE("Down"),
    /** Slice before. */
    PREVIOUS_SLICE("Up"),
    /** Five slices on. */
    SLICES_ON("Page Down"),
    /** Five slices back. */
    SLICES_BACK("Page Up"),
    /** First slice. */
    FIRST_SLICE("Home"),
    /** Last slice. */
    LAST_SLICE("End"),
    /** Next view. */
    NEXT_VIEW("Right"),
    /** View before. */
    PREVIOUS_VIEW("Left"),
    /** One view alone, or all again. */
    MAXIMISE("Enter"),
    /** Links the views, or not. */
    LINK("Space"),
    /** Enlarges and drags the views together, or not. */
    LINK_ZOOM("Z"),
    /** As a fresh case. */
    RESET("R"),
    /** Larger. */
    LARGER("+"),
    /** Smaller. */
    SMALLER("-"),
    /** Picture to the left. */
    PAN_LEFT("Shift+Left"),
    /** Picture to the right. */
    PAN_RIGHT("Shift+Right"),
    /** Picture up. */
    PAN_UP("Shift+Up"),
    /** Picture down. */
    PAN_DOWN("Shift+Down"),
    /** Wider window. */
    WINDOW_WIDER("Ctrl+Right"),
    /** Narrower window. */
    WINDOW_NARROWER("Ctrl+Left"),
    /** Brighter. */
    BRIGHTER("Ctrl+Up"),
    /** Darker. */
    DARKER("Ctrl+Down"),
    /** CT window for soft tissue. */
    CT_SOFT_TISSUE("1"),
    /** CT window for bone. */
    CT_BONE("2"),
    /** CT window for lung. */
    CT_LUNG("3"),
    /** Wide CT window for the needle. */
    CT_NEEDLE("4"),
    /** CT window for fat. */
    CT_FAT("5"),
    /** CT window for skin and capsules. */
    CT_SKIN("6"),
    /** Fusion: blend. */
    BLEND("A"),
    /** Fusion: swipe. */
    SWIPE("X"),
    /** Fusion: checkerboard. */
    CHECKERBOARD("C"),
    /** Fusion: difference. */
    DIFFERENCE("D"),
    /** Fusion: contour. */
    CONTOUR("O"),
    /** Fusion: lens. */
    LENS("L"),
    /** Fusion: blink. */
    BLINK("B"),
    /** Fusion: the other image in front. */
    FRONT("F"),
    /** Fusion: more MR. */
    MORE_MR("."),
    /** Fusion: more CT. */
    MORE_CT(","),
    /** Next b-value. */
    NEXT_B("V"),
    /** Marks on the pictures, or not. */
    MARKS("M"),
    /** Lines of equal error, or not. */
    ERROR_MAP("E"),
    /** The ellipse of the tip's error, or not. */
    ERROR_ELLIPSE("U"),
    /** Places that may be markers, or not. */
    CANDIDATES("K"),
    /** Cellular area, or not. */
    CELLULAR("H"),
    /** Magnifier, while held. */
    MAGNIFIER("G"),
    /** Frame time, or not. */
    FRAME_TIME("T"),
    /** Saves the picture of the view, with the patient. */
    SAVE_PICTURE("S"),
    /** Copies the picture of the view, with the patient. */
    COPY_PICTURE("Ctrl+C"),
    /** Tool: look. */
    TOOL_LOOK("Shift+L"),
    /** Tool: marker. */
    TOOL_MARKER("Shift+M"),
    /** Tool: move the CT. */
    TOOL_NUDGE("Shift+N"),
    /** Tool: tip. */
    TOOL_TIP("Shift+T"),
    /** Tool: turn the core. */
    TOOL_TURN("Shift+R"),
    /** Tool: polygon. */
    TOOL_POLYGON("Shift+P"),
    /** Tool: eraser of polygons. */
    TOOL_ERASER("Shift+E"),
    /** Tool: landmark. */
    TOOL_LANDMARK("Shift+K"),
    /** What is held moves to the left. */
    MOVE_LEFT("Alt+Left"),
    /** What is held moves to the right. */
    MOVE_RIGHT("Alt+Right"),
    /** What is held moves up. */
    MOVE_UP("Alt+Up"),
    /** What is held moves down. */
    MOVE_DOWN("Alt+Down"),
    /** What is held turns to the left. */
    TURN_LEFT("Alt+Page Up"),
    /** What is held turns to the right. */
    TURN_RIGHT("Alt+Page Down"),
    /** The tool does its work at the crosshair. */
    USE_TOOL("Shift+Enter"),
    /** The needle's tip is put at the crosshair, in the step of the needle. */
    TIP_HERE("N"),
    /** The needle's entry is put at the crosshair, in the step of the needle. */
    ENTRY_HERE("I"),
    /** The polygon is closed. */
    CLOSE_POLYGON("Ctrl+Enter"),
    /** The polygon is given up; back to looking. */
    CANCEL("Esc");

    private final String usualKey;

    ViewAction(String usualKey) {
        this.usualKey = usualKey;
    }

    /**
     * The key before anybody changes it.
     *
     * @return key as {@link KeyMap} writes it
     */
    public String usualKey() {
        return usualKey;
    }

    /**
     * Key of the action's name.
     *
     * @return key of a text
     */
    public String nameKey() {
        return "slice.action." + name();
    }
}
