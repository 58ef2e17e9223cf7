package org.needlepoint.ui.slice;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.needlepoint.ui.model.CtPreset;
import org.needlepoint.ui.model.LayerLook;
import org.needlepoint.ui.model.LookSlot;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.ColorMap;

/** Menus of windows by name and of colours. */
final class LookMenus {
    private LookMenus() {}

    static Menu presets(ViewerModel viewer, LookSlot slot) {
        Menu menu = new Menu(Texts.get("slice.fusion.window"));
        for (CtPreset preset : CtPreset.values()) {
            MenuItem item = new MenuItem(Texts.get("slice.preset." + preset));
            item.setOnAction(
                    e -> viewer.looks().look(slot).ifPresent(l -> viewer.looks().set(slot, l.with(preset.window()))));
            menu.getItems().add(item);
        }
        return menu;
    }

    static Menu colors(ViewerModel viewer, LookSlot slot, String title) {
        Menu menu = new Menu(title);
        // A menu without an item does not open; the items are those of the moment it is opened.
        fill(menu, viewer, slot);
        menu.setOnShowing(e -> fill(menu, viewer, slot));
        return menu;
    }

    private static void fill(Menu menu, ViewerModel viewer, LookSlot slot) {
        menu.getItems().clear();
        for (ColorMap map : ColorMap.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.get(map.nameKey()));
            item.setSelected(viewer.looks()
                    .look(slot)
                    .map(LayerLook::colors)
                    .filter(map::equals)
                    .isPresent());
            item.setOnAction(
                    e -> viewer.looks().look(slot).ifPresent(l -> viewer.looks().set(slot, l.with(map))));
            menu.getItems().add(item);
        }
    }
}
