package io.connect.sqsserver;

import io.connect.sqsserver.http.ServiceTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Flags for AWS behaviour that tests seldom want. All are off by default. */
final class BehaviourOptions {

    @Option(
            names = "--service-time",
            paramLabel = "MS[-MS]",
            description = "How long each request takes before it is looked at, in milliseconds, for example 20-40.")
    private String serviceTime;

    @Option(names = "--fifo-quotas", description = "Throttle FIFO queues at 300 calls a second for each action.")
    private boolean fifoQuotas;

    @Option(names = "--sample-seed", paramLabel = "N", description = "Seed of the three chances below. Default: 1")
    private long sampleSeed = 1;

    @Option(names = "--sample-misses", paramLabel = "P", description = "Chance of a short poll that finds nothing.")
    private double misses;

    @Option(names = "--sample-duplicates", paramLabel = "P", description = "Chance of a message that comes twice.")
    private double duplicates;

    @Option(names = "--sample-reorders", paramLabel = "P", description = "Chance of two messages changing places.")
    private double reorders;

    @Option(
            names = "--name-reuse-seconds",
            paramLabel = "S",
            description = "How long the name of a deleted queue cannot be used again; 60 at AWS. Default: 0")
    private long nameReuseSeconds;

    @Option(
            names = "--credentials",
            paramLabel = "ID=SECRET",
            description = "Refuse requests that are not signed with this key. Can be given several times.")
    private Map<String, String> credentials = new LinkedHashMap<>();

    @Option(
            names = "--message-memory",
            paramLabel = "MB",
            description = "Memory for messages; sends beyond it are refused. Default: 70 %% of the heap")
    private long messageMemoryMegabytes;

    /**
     * Returns the options with the flags that were set.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    SqsServerOptions applyTo(SqsServerOptions options) {
        SqsServerOptions applied = options.withFifoQuotas(fifoQuotas)
                .withNameReuse(Duration.ofSeconds(nameReuseSeconds))
                .withCredentials(credentials);
        if (serviceTime != null) {
            applied = applied.withServiceTime(serviceTime(serviceTime));
        }
        if (misses > 0 || duplicates > 0 || reorders > 0) {
            applied = applied.withSampling(sampleSeed, misses, duplicates, reorders);
        }
        return messageMemoryMegabytes > 0 ? applied.withMemory(messageMemoryMegabytes << 20) : applied;
    }

    private static ServiceTime serviceTime(String text) {
        if (!text.matches("\\d{1,6}(-\\d{1,6})?")) {
            throw new IllegalArgumentException(
                    "--service-time " + text + ": must be milliseconds like 30, or a range like 20-40");
        }
        String[] ends = text.split("-");
        return new ServiceTime(
                Duration.ofMillis(Long.parseLong(ends[0])), Duration.ofMillis(Long.parseLong(ends[ends.length - 1])));
    }
}
