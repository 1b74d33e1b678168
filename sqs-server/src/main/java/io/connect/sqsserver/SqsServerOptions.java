package io.connect.sqsserver;

import io.connect.sqsserver.http.HttpOptions;
import io.connect.sqsserver.http.ServiceTime;
import io.connect.sqsserver.sampling.Sampler;
import io.connect.sqsserver.sampling.SeededSampler;
import io.connect.sqsserver.service.ServiceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The options of a server. Each {@code with} method returns new options.
 *
 * @param http the address to listen on
 * @param service the service to serve
 */
public record SqsServerOptions(HttpOptions http, ServiceOptions service) {

    /** The default port of ElasticMQ, which this server can replace. */
    static final int DEFAULT_PORT = 9324;

    static final String DEFAULT_HOST = "127.0.0.1";
    static final String DEFAULT_REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    /** The share of the heap that messages may use. Requests and the garbage collector use the rest. */
    private static final double MESSAGE_SHARE = 0.7;

    /** Default options: loopback, port 9324, and no random behaviour. */
    public static SqsServerOptions defaults() {
        long memoryBytes = (long) (Runtime.getRuntime().maxMemory() * MESSAGE_SHARE);
        return new SqsServerOptions(
                new HttpOptions(DEFAULT_HOST, DEFAULT_PORT, ServiceTime.NONE, false, Map.of()),
                new ServiceOptions(
                        DEFAULT_REGION, ACCOUNT, ThreadLocalRandom.current().nextLong(), memoryBytes, 0, Sampler.NONE));
    }

    public SqsServerOptions withHost(String host) {
        return with(new HttpOptions(host, http.port(), http.serviceTime(), http.fifoQuotas(), http.secretsByKeyId()));
    }

    /** @param port 0 for any free port */
    public SqsServerOptions withPort(int port) {
        return with(new HttpOptions(http.host(), port, http.serviceTime(), http.fifoQuotas(), http.secretsByKeyId()));
    }

    public SqsServerOptions withServiceTime(ServiceTime time) {
        return with(new HttpOptions(http.host(), http.port(), time, http.fifoQuotas(), http.secretsByKeyId()));
    }

    public SqsServerOptions withFifoQuotas(boolean enforced) {
        return with(new HttpOptions(http.host(), http.port(), http.serviceTime(), enforced, http.secretsByKeyId()));
    }

    /** @param secrets the secrets by access key id; the server refuses requests that are not signed with one of these keys */
    public SqsServerOptions withCredentials(Map<String, String> secrets) {
        return with(new HttpOptions(http.host(), http.port(), http.serviceTime(), http.fifoQuotas(), secrets));
    }

    public SqsServerOptions withRegion(String region) {
        return with(new ServiceOptions(
                region,
                service.account(),
                service.seed(),
                service.memoryBytes(),
                service.nameReuseMillis(),
                service.sampler()));
    }

    /** @param bytes the estimated memory that messages may use */
    public SqsServerOptions withMemory(long bytes) {
        return with(new ServiceOptions(
                service.region(),
                service.account(),
                service.seed(),
                bytes,
                service.nameReuseMillis(),
                service.sampler()));
    }

    /** @param wait the time from the deletion of a queue until its name can be used again */
    public SqsServerOptions withNameReuse(Duration wait) {
        return with(new ServiceOptions(
                service.region(),
                service.account(),
                service.seed(),
                service.memoryBytes(),
                wait.toMillis(),
                service.sampler()));
    }

    /** Enables random behaviour of standard queues. Each probability is from 0 to 1; see {@link SeededSampler}. */
    public SqsServerOptions withSampling(long seed, double misses, double duplicates, double reorders) {
        return with(new ServiceOptions(
                service.region(),
                service.account(),
                seed,
                service.memoryBytes(),
                service.nameReuseMillis(),
                new SeededSampler(seed, misses, duplicates, reorders)));
    }

    private SqsServerOptions with(HttpOptions changed) {
        return new SqsServerOptions(changed, service);
    }

    private SqsServerOptions with(ServiceOptions changed) {
        return new SqsServerOptions(http, changed);
    }
}
