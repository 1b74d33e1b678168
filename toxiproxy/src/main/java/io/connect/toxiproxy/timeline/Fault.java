package io.connect.toxiproxy.timeline;

/** A fault that can be applied and undone. */
public interface Fault {

    /** The fault and its target, in words for reports. */
    String description();

    /** Applies the fault. The fault lasts until the result is closed. */
    Applied apply();

    /** An applied fault. */
    interface Applied extends AutoCloseable {

        /** Undoes the fault; calling it again does nothing. */
        @Override
        void close();
    }
}
