package org.needlepoint.view.scene;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import vtk.vtkAlgorithm;
import vtk.vtkAlgorithmOutput;
import vtk.vtkObjectBase;

/**
 * Owns native objects: closing deletes them, the last first, each once. What VTK's accessors return is owned like what is
 * made, because the Java wrapper holds a reference to it.
 */
final class NativeScope implements AutoCloseable {
    private final Deque<vtkObjectBase> objects = new ArrayDeque<>();
    private final Set<vtkObjectBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    /**
     * Takes over an object.
     *
     * @param object new, or returned by an accessor
     * @return the object
     */
    <T extends vtkObjectBase> T own(T object) {
        if (closed) {
            throw new IllegalStateException("The scope of " + object.GetClassName() + " is closed");
        }
        if (known.add(object)) {
            objects.push(object);
        }
        return object;
    }

    /** Feeds one filter from another. */
    void connect(vtkAlgorithm from, vtkAlgorithm to) {
        vtkAlgorithmOutput port = own(from.GetOutputPort());
        to.SetInputConnection(port);
    }

    @Override
    public void close() {
        closed = true;
        known.clear();
        while (!objects.isEmpty()) {
            objects.pop().Delete();
        }
    }
}
