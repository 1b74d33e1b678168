package io.connect.testbed.fault;

/** A fault that is in force. Ends with {@link #close()}; ending it twice does nothing more. */
public interface ActiveFault extends AutoCloseable {
    /** What it does, for people: {@code worker-1 killed (pid 4711)}. */
    String description();

    /** What was measured of it so far, such as the CPU a limited process really got; empty when there is nothing. */
    default String effect() {
        return "";
    }

    @Override
    void close();
}
