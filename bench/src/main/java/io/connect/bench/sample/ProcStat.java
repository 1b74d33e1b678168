package io.connect.bench.sample;

/** Reads the processor times that Linux counts under /proc. */
final class ProcStat {

    /** Linux shows programs a hundred ticks a second, regardless of the kernel's own unit. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final String CPU = "cpu";
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int STEAL = 8;
    /** After the thread's name: its state is the first field, its times in user and in kernel mode these. */
    private static final int THREAD_USER = 11;

    private static final int THREAD_SYSTEM = 12;

    /** Times of all processors together, in microseconds. */
    record Machine(long busyMicros, long stealMicros) {}

    private ProcStat() {}

    /** CPU time of a thread out of its stat file. A thread's name may hold spaces and brackets. */
    static long ofThread(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return MICROS_PER_TICK * (Long.parseLong(fields[THREAD_USER]) + Long.parseLong(fields[THREAD_SYSTEM]));
    }

    /**
     * The first line of /proc/stat. Interrupts are no part of busy: the time belongs to no process, so none could be named
     * for it.
     */
    static Machine ofMachine(String firstLine) {
        String[] fields = firstLine.strip().split(" +");
        if (!fields[0].equals(CPU) || fields.length <= STEAL) {
            throw new IllegalArgumentException(
                    "the first line of /proc/stat is 'cpu' with at least " + STEAL + " times, not '" + firstLine + "'");
        }
        long busy = Long.parseLong(fields[USER]) + Long.parseLong(fields[NICE]) + Long.parseLong(fields[SYSTEM]);
        return new Machine(MICROS_PER_TICK * busy, MICROS_PER_TICK * Long.parseLong(fields[STEAL]));
    }
}
