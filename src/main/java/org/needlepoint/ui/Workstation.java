package org.needlepoint.ui;

import java.util.Locale;
import javafx.application.Application;
import org.needlepoint.ui.text.Texts;

/** Starts the window: {@code ./needlepoint} or {@code ./needlepoint open CASE}. */
public final class Workstation {
    private Workstation() {}

    /**
     * Starts the window. JavaFX on the class path wants a main class that is no application itself.
     *
     * @param args nothing, or a folder, zip, DICOMDIR or case to open
     */
    public static void main(String[] args) {
        // Numbers have one spelling everywhere, whatever the language of the words.
        Locale system = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        Texts.use(system);
        Application.launch(WorkstationApplication.class, args);
    }
}
