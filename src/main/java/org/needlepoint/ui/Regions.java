package org.needlepoint.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** F6 and Shift+F6: from one region of the window to the next, as in other desktop programs. */
final class Regions {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    private final Supplier<List<Node>> regions;

    Regions(Supplier<List<Node>> regions) {
        this.regions = regions;
    }

    /** Puts the focus into the next region that can take it, or with -1 into the one before. */
    void go(Scene scene, int step) {
        List<Node> all = regions.get();
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            if (holds(all.get(i), scene.getFocusOwner())) {
                at = i;
            }
        }
        for (int i = 1; i <= all.size(); i++) {
            // Nothing in focus yet: forward begins with the first region, backward with the last.
            int next = Math.floorMod((at < 0 && step < 0 ? 0 : at) + i * step, all.size());
            if (focus(all.get(next))) {
                return;
            }
        }
    }

    private static boolean holds(Node region, Node focused) {
        for (Node n = focused; n != null; n = n.getParent()) {
            if (n == region) {
                return true;
            }
        }
        return false;
    }

    /** JavaFX shows a ring after Tab only, not where the focus was put; it stays until the focus goes on. */
    private static void show(Node node) {
        node.pseudoClassStateChanged(REACHED, true);
        node.focusedProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable o) {
                if (!node.isFocused()) {
                    node.pseudoClassStateChanged(REACHED, false);
                    node.focusedProperty().removeListener(this);
                }
            }
        });
    }

    private static boolean focus(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            show(node);
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Regions::focus);
    }
}
