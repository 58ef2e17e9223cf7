package org.needlepoint.dicom;

import java.util.List;

/**
 * The attributes that hold for one frame: of a classic object the data set itself, of an enhanced multi-frame object
 * the per-frame and then the shared functional group (PS3.3 C.7.6.16).
 */
record FrameAttributes(DataSet dataSet, DataSet shared, DataSet perFrame) {

    /** One entry per frame. */
    static FrameAttributes of(DataSet d, int frame) {
        List<DataSet> frames = d.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        return new FrameAttributes(
                d,
                d.item(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE),
                frame < frames.size() ? frames.get(frame) : DataSet.EMPTY);
    }

    /** The innermost data set that holds an attribute of a functional group; empty if none does. */
    DataSet holder(Tag group, Tag attribute) {
        DataSet own = perFrame.item(group);
        if (own.has(attribute)) {
            return own;
        }
        DataSet common = shared.item(group);
        if (common.has(attribute)) {
            return common;
        }
        return dataSet.has(attribute) ? dataSet : DataSet.EMPTY;
    }

    /** A sequence that is itself a functional group, or stands in the data set. */
    List<DataSet> items(Tag group) {
        if (!perFrame.items(group).isEmpty()) {
            return perFrame.items(group);
        }
        return shared.items(group).isEmpty() ? dataSet.items(group) : shared.items(group);
    }
}
