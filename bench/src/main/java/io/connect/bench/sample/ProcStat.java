package io.connect.bench.sample;

/** Reads the processor times and states that Linux shows under /proc. */
final class ProcStat {

    /** Linux reports times to programs in hundredths of a second, whatever unit the kernel itself uses. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final String CPU = "cpu";
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int STEAL = 8;
    /** Fields after the thread's name. The first one is its state; these are its times in user mode and kernel mode. */
    private static final int THREAD_USER = 11;

    private static final int THREAD_SYSTEM = 12;
    private static final int STATE = 0;
    private static final String STOPPED = "T";

    /** Times of all processors together, in microseconds. */
    record Machine(long busyMicros, long stealMicros) {}

    private ProcStat() {}

    /** Reads the CPU time of a thread from its stat file. A thread's name may contain spaces and brackets. */
    static long ofThread(String stat) {
        String[] fields = fieldsAfterName(stat);
        return MICROS_PER_TICK * (Long.parseLong(fields[THREAD_USER]) + Long.parseLong(fields[THREAD_SYSTEM]));
    }

    /** Whether the stat file of a process shows that a signal has stopped it. */
    static boolean isStopped(String stat) {
        return fieldsAfterName(stat)[STATE].equals(STOPPED);
    }

    private static String[] fieldsAfterName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }

    /** Reads the first line of /proc/stat. Interrupts do not count as busy, since their time belongs to no process. */
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
