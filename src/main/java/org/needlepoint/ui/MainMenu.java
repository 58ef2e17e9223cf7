package org.needlepoint.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.needlepoint.casefile.planning.RecentCases;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.ui.help.GuidePage;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.open.CaseCommands;
import org.needlepoint.ui.text.Texts;

/** Every command of the window that is not about one picture or one step, each with its key. */
final class MainMenu extends MenuBar {
    private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

    private final WorkstationModel model;
    private final Preferences preferences;
    private final WindowCommands commands;
    private final BooleanExpression noCase;
    // Kept by this menu and weakly by the list: another language makes another menu.
    private ListChangeListener<RecentCases.Entry> recentCases;

    MainMenu(WorkstationModel model, Preferences preferences, WindowCommands commands) {
        this.model = model;
        this.preferences = preferences;
        this.commands = commands;
        this.noCase = model.decisionsProperty().isNull();
        setId("menu");
        getMenus().addAll(file(), edit(), go(), view(), cohort(), help());
    }

    private Menu file() {
        CaseFilesModel files = model.files();
        CaseCommands cases = commands.cases();
        Menu recent = menu("shell.file.recent");
        recentCases = c -> recent(recent);
        files.start().recentProperty().addListener(new WeakListChangeListener<>(recentCases));
        recent(recent);
        return menu(
                "shell.file",
                item("shell.file.open", "Shortcut+O", cases::openFile),
                item("shell.file.folder", "Shortcut+Shift+O", cases::openFolder),
                recent,
                new SeparatorMenuItem(),
                whenOpen(item("shell.file.save", "Shortcut+S", cases::save)),
                whenOpen(item("shell.file.save_as", "Shortcut+Shift+S", cases::saveAs)),
                whenOpen(item("shell.file.close", "Shortcut+W", cases::close)),
                new SeparatorMenuItem(),
                item("shell.file.quit", "Shortcut+Q", commands::quit));
    }

    private void recent(Menu menu) {
        menu.getItems().clear();
        for (RecentCases.Entry entry : model.files().start().recentProperty()) {
            // A path is no text of ours: its underscores are no mnemonics.
            MenuItem item = new MenuItem(entry.title() + "  –  " + entry.place());
            item.setMnemonicParsing(false);
            item.setDisable(entry.missing());
            item.setOnAction(e -> open(entry.place()));
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            MenuItem none = new MenuItem(Texts.get("shell.file.recent.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
    }

    private void open(Path place) {
        model.files().open(place);
    }

    private Menu edit() {
        return menu(
                "shell.edit",
                step("shell.edit.undo", "Shortcut+Z", model.undoableProperty(), model::undo),
                step("shell.edit.redo", "Shortcut+Shift+Z", model.redoableProperty(), model::redo));
    }

    /** An item that says what it would undo. */
    private static MenuItem step(String key, String keys, ReadOnlyListProperty<String> names, Runnable does) {
        MenuItem item = item(key, keys, does);
        item.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> names.isEmpty() ? Texts.get(key) : Texts.get(key + ".named", names.get(0)), names));
        item.disableProperty().bind(names.emptyProperty());
        return item;
    }

    private Menu go() {
        Menu menu = menu("shell.go");
        for (Step step : Step.values()) {
            MenuItem item = whenOpen(new MenuItem(Texts.get("step.name." + step)));
            item.setAccelerator(KeyCombination.valueOf("Shortcut+" + (step.ordinal() + 1)));
            item.setOnAction(e -> model.goTo(step));
            menu.getItems().add(item);
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        whenOpen(item("shell.go.next", "F8", () -> move(1))),
                        whenOpen(item("shell.go.previous", "Shift+F8", () -> move(-1))),
                        new SeparatorMenuItem(),
                        item("shell.go.region", "F6", () -> commands.nextRegion(1)),
                        item("shell.go.region.back", "Shift+F6", () -> commands.nextRegion(-1)));
        return menu;
    }

    private void move(int by) {
        int to = model.stepProperty().get().ordinal() + by;
        if (to >= 0 && to < Step.values().length) {
            model.goTo(Step.values()[to]);
        }
    }

    private Menu view() {
        UserSettings now = preferences.settings();
        Menu theme = menu("shell.view.theme");
        ToggleGroup themes = new ToggleGroup();
        for (UserSettings.Theme t : UserSettings.Theme.values()) {
            theme.getItems().add(choice(Texts.get("shell.theme." + t), themes, t == now.theme(), s -> s.withTheme(t)));
        }
        Menu language = menu("shell.view.language");
        ToggleGroup languages = new ToggleGroup();
        language.getItems()
                .add(choice(
                        Texts.get("shell.language.system"),
                        languages,
                        now.language().isEmpty(),
                        s -> s.withLanguage(Optional.empty())));
        for (Locale l : Texts.LANGUAGES) {
            Optional<String> tag = Optional.of(l.toLanguageTag());
            // A language is listed by its own name, or those who need it could not read it.
            language.getItems()
                    .add(choice(
                            Texts.get("shell.language." + l.toLanguageTag()),
                            languages,
                            now.language().equals(tag),
                            s -> s.withLanguage(tag)));
        }
        Menu size = menu("shell.view.size");
        ToggleGroup sizes = new ToggleGroup();
        for (int percent : SIZES) {
            size.getItems()
                    .add(choice(
                            Texts.get("shell.size", percent),
                            sizes,
                            percent == now.scalePercent(),
                            s -> s.withScale(percent)));
        }
        return menu(
                "shell.view",
                theme,
                language,
                size,
                new SeparatorMenuItem(),
                item("scene.menu", "F4", () -> model.view()
                        .sceneProperty()
                        .set(!model.view().sceneProperty().get())),
                item("shell.view.full_screen", "F11", commands::fullScreen));
    }

    private RadioMenuItem choice(
            String text, ToggleGroup group, boolean chosen, java.util.function.UnaryOperator<UserSettings> edit) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(e -> preferences.change(edit));
        return item;
    }

    private Menu cohort() {
        return menu("shell.cohort", item("shell.cohort.open", "Shortcut+Shift+C", commands::cohort));
    }

    private Menu help() {
        Consumer<GuidePage> guide = commands::guide;
        return menu(
                "shell.help",
                item("shell.help.guide", "F1", () -> guide.accept(pageInView())),
                item("shell.help.keys", null, commands::keys),
                new SeparatorMenuItem(),
                item("shell.help.about", null, commands::about));
    }

    /** F1 opens the guide where the user is. */
    private GuidePage pageInView() {
        return noCase.get()
                ? GuidePage.START
                : GuidePage.of(model.stepProperty().get());
    }

    private MenuItem whenOpen(MenuItem item) {
        item.disableProperty().bind(noCase);
        return item;
    }

    private static Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(Texts.get(key), null, items);
        menu.setId(key);
        return menu;
    }

    private static MenuItem item(String key, String keys, Runnable does) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setId(key);
        if (keys != null) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(e -> does.run());
        return item;
    }
}
