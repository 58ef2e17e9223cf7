package org.needlepoint.ui.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.needlepoint.ui.text.Texts;

/**
 * Which key does what in the views; every one can be changed, and is remembered. Keys are written as on the screen: {@code A}, {@code
 * Shift+Page Up}, {@code Ctrl+Left}; the modifiers in the order Ctrl, Alt, Shift, Meta.
 */
public final class KeyMap {
    private final Preferences preferences;
    private final Map<ViewAction, String> keys = new EnumMap<>(ViewAction.class);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /**
     * An action with its key, as a list shows it.
     *
     * @param action action
     * @param key key; empty text for none
     * @param name what it does, in the language of the window
     */
    public record Entry(ViewAction action, String key, String name) {}

    /**
     * Makes a key map from the usual keys and what the user chose.
     *
     * @param preferences what the user chose
     */
    public KeyMap(Preferences preferences) {
        this.preferences = preferences;
        Map<String, String> chosen = preferences.settings().keys();
        for (ViewAction a : ViewAction.values()) {
            keys.put(a, chosen.getOrDefault(name(a), a.usualKey()));
        }
    }

    /**
     * All actions.
     *
     * @return actions with their keys and names, in order
     */
    public List<Entry> actions() {
        return keys.entrySet().stream()
                .map(e ->
                        new Entry(e.getKey(), e.getValue(), Texts.get(e.getKey().nameKey())))
                .toList();
    }

    /**
     * The key of an action.
     *
     * @param action action
     * @return key; empty text for none
     */
    public String key(ViewAction action) {
        return keys.get(action);
    }

    /**
     * What a key does.
     *
     * @param key key
     * @return action
     */
    public Optional<ViewAction> action(String key) {
        return key.isEmpty()
                ? Optional.empty()
                : keys.entrySet().stream()
                        .filter(e -> e.getValue().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /**
     * Gives an action another key. An action that had this key before has none then.
     *
     * @param action action
     * @param key key; empty text for none
     * @return the action that lost the key
     */
    public Optional<ViewAction> rebind(ViewAction action, String key) {
        Optional<ViewAction> loser = action(key).filter(a -> a != action);
        loser.ifPresent(a -> set(a, ""));
        set(action, key);
        revision.set(revision.get() + 1);
        return loser;
    }

    /** Gives every action its usual key. */
    public void rebindAllAsUsual() {
        for (ViewAction a : ViewAction.values()) {
            set(a, a.usualKey());
        }
        revision.set(revision.get() + 1);
    }

    private static String name(ViewAction action) {
        return "view." + action;
    }

    private void set(ViewAction action, String key) {
        keys.put(action, key);
        preferences.change(s -> {
            Map<String, String> chosen = new TreeMap<>(s.keys());
            if (key.equals(action.usualKey())) {
                chosen.remove(name(action));
            } else {
                chosen.put(name(action), key);
            }
            return s.withKeys(chosen);
        });
    }

    /**
     * Rises with every change.
     *
     * @return property
     */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
