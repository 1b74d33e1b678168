package io.connect.toxiproxy.timeline;

/** A fault that can be applied for a while. */
public interface Fault {

    /** The fault and its place, in words for people and reports. */
    String description();

    /** Breaks it. The fault lasts until the result is closed. */
    Applied apply();

    /** A fault at work. */
    interface Applied extends AutoCloseable {

        /** Undoes the fault; calling it again does nothing. */
        @Override
        void close();
    }
}
