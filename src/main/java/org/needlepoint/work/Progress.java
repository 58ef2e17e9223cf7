package org.needlepoint.work;

/**
 * Where long work reports how far it is and learns that it should stop. Domain methods that may last a second take
 * one as their last argument; they know no thread.
 */
public interface Progress {

    /** Reports to nobody and never stops. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String step) {}

        @Override
        public void stopIfCancelled() {}
    };

    /**
     * Reports how far the work is. May be called from any thread.
     *
     * @param fraction from 0 to 1
     * @param step what is being done, in plain words
     */
    void report(double fraction, String step);

    /**
     * Returns at once unless the work should stop.
     *
     * @throws CancelledException if it should
     */
    void stopIfCancelled();

    /**
     * A progress for one part of this work.
     *
     * @param start fraction of the whole at which the part begins
     * @param end fraction of the whole at which the part ends
     * @return maps 0…1 of the part to start…end of the whole
     */
    default Progress part(double start, double end) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String step) {
                whole.report(start + (end - start) * fraction, step);
            }

            @Override
            public void stopIfCancelled() {
                whole.stopIfCancelled();
            }
        };
    }
}
