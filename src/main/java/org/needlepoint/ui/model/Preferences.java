package org.needlepoint.ui.model;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.casefile.planning.UserSettingsFile;
import org.needlepoint.problem.ProblemException;

/** How the user likes the window: kept as soon as it is changed. Belongs to the thread of the window. */
public final class Preferences {
    /** Height of a letter of usual size, pixels of the window. */
    public static final double LETTER_PX = 14;

    private final ReadOnlyObjectWrapper<UserSettings> settings = new ReadOnlyObjectWrapper<>(UserSettings.FIRST);
    private final ReadOnlyObjectWrapper<ProblemException> problem = new ReadOnlyObjectWrapper<>();
    private final Optional<UserSettingsFile> file;
    private final Locale system;

    private Preferences(Optional<UserSettingsFile> file, Locale system) {
        this.file = file;
        this.system = system;
    }

    /**
     * Preferences that end with the session, for tests.
     *
     * @param settings what they begin with
     * @return preferences
     */
    public static Preferences forgotten(UserSettings settings) {
        Preferences p = new Preferences(Optional.empty(), Locale.ENGLISH);
        p.settings.set(settings);
        return p;
    }

    /**
     * Preferences as they were kept. A file that cannot be read leaves the first settings and a {@link #problemProperty}.
     *
     * @param file where they are kept
     * @param system locale of the computer
     * @return preferences
     */
    public static Preferences of(UserSettingsFile file, Locale system) {
        Preferences p = new Preferences(Optional.of(file), system);
        try {
            p.settings.set(file.load().settings());
        } catch (ProblemException e) {
            p.problem.set(e);
        }
        return p;
    }

    /**
     * Changes them, and keeps them.
     *
     * @param edit new settings from the present ones
     */
    public void change(UnaryOperator<UserSettings> edit) {
        settings.set(edit.apply(settings.get()));
        try {
            if (file.isPresent()) {
                file.get().save(settings.get());
            }
            problem.set(null);
        } catch (ProblemException e) {
            problem.set(e);
        }
    }

    /**
     * The language to show: the chosen one, else that of the computer.
     *
     * @return locale
     */
    public Locale locale() {
        return settings.get().language().map(Locale::forLanguageTag).orElse(system);
    }

    /**
     * The settings.
     *
     * @return property, never null
     */
    public ReadOnlyObjectProperty<UserSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /**
     * How many times larger than usual letters are, and all that is touched with them.
     *
     * @return 1 to 2, as the settings say it in percent
     */
    public ObservableValue<Double> letterScaleProperty() {
        return settings.map(s -> s.scalePercent() / 100.0);
    }

    /**
     * The settings.
     *
     * @return settings
     */
    public UserSettings settings() {
        return settings.get();
    }

    /**
     * Why they could not be read or kept; null while they are.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<ProblemException> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
