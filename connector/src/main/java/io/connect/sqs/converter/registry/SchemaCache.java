package io.connect.sqs.converter.registry;

import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache of compiled schemas. Schemas by id never change; schemas by subject are requested again after a time.
 *
 * <p>The cache calls the registry on its own threads, and a converter waits for the response only briefly. So a registry that
 * hangs does not block the converter threads, which can convert messages with known schemas. After a failure, the registry is
 * not called for a second. During a failure, a known schema of a subject is used, however old it is. Thread-safe.
 */
public final class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    /** The largest number of entries, because messages may contain any id. At this size the cache is cleared. */
    private static final int MOST_ENTRIES = 1000;

    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    /** How long an unknown id is remembered. It may be registered later. */
    private static final long UNKNOWN_NANOS = Duration.ofSeconds(10).toNanos();

    /** How long a converter waits for a response: several times as long as a healthy registry needs. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /**
     * How long a converter waits for the first response. It needs a new connection, perhaps with TLS, and code that is not
     * compiled yet.
     */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_LOADERS = 4;
    private static final long IDLE_SECONDS = 10;

    private final RegistryClient client;
    private final SchemaCompiler compiler;
    private final long subjectNanos;
    private final LongSupplier nanoTime;
    private final Map<Integer, CompiledSchema> byId = new ConcurrentHashMap<>();
    private final Map<String, Dated<CompiledSchema>> bySubject = new ConcurrentHashMap<>();
    private final Map<String, Dated<DataException>> refused = new ConcurrentHashMap<>();
    private final Map<String, Loading> loading = new ConcurrentHashMap<>();
    private final Executor loaders = loaders();
    private volatile Dated<ServiceUnavailableException> failure;
    private volatile boolean answered;

    SchemaCache(RegistryClient client, SchemaCompiler compiler, Duration subjectTime, LongSupplier nanoTime) {
        this.client = client;
        this.compiler = compiler;
        this.subjectNanos = subjectTime.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Creates an empty cache without a call to the registry. */
    public static SchemaCache of(RegistrySettings settings, SchemaCompiler compiler, LongSupplier nanoTime) {
        return new SchemaCache(new RegistryClient(settings), compiler, settings.cacheTime(), nanoTime);
    }

    private static Executor loaders() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                MOST_LOADERS, MOST_LOADERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), runnable -> {
                    Thread thread = new Thread(runnable, "sqs-connector-schemas");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * The schema with this id.
     *
     * @throws DataException if the registry has no usable schema with this id
     * @throws ServiceUnavailableException if the schema is not cached and the registry fails to return it
     */
    public CompiledSchema byId(int id) {
        CompiledSchema known = byId.get(id);
        if (known != null) {
            return known;
        }
        return load("id " + id, () -> client.byId(id), schema -> {
            trim(byId);
            byId.put(id, schema);
        });
    }

    /** The newest known schema of a subject; throws the same exceptions as {@link #byId}. */
    public CompiledSchema latest(String subject) {
        Dated<CompiledSchema> known = bySubject.get(subject);
        if (known != null && !known.isOlderThan(subjectNanos, nanoTime.getAsLong())) {
            return known.value();
        }
        try {
            return load("subject " + subject, () -> client.latest(subject), schema -> {
                trim(bySubject);
                bySubject.put(subject, new Dated<>(schema, nanoTime.getAsLong()));
            });
        } catch (ServiceUnavailableException e) {
            if (known == null) {
                throw e;
            }
            LOG.debug("Going on with the schema already known for subject {}", subject, e);
            return known.value();
        }
    }

    private CompiledSchema load(String what, Supplier<RegisteredSchema> source, Consumer<CompiledSchema> found) {
        Dated<DataException> no = refused.get(what);
        if (no != null && !no.isOlderThan(UNKNOWN_NANOS, nanoTime.getAsLong())) {
            throw new DataException(no.value().getMessage(), no.value());
        }
        Dated<ServiceUnavailableException> recent = failure;
        if (recent != null && !recent.isOlderThan(PAUSE_AFTER_FAILURE_NANOS, nanoTime.getAsLong())) {
            throw again(recent.value());
        }
        Loading answer = new Loading(new CompletableFuture<>(), System.nanoTime());
        Loading underWay = loading.putIfAbsent(what, answer);
        if (underWay == null) {
            loaders.execute(() -> ask(what, source, found, answer));
        }
        return await(what, underWay == null ? answer : underWay);
    }

    private void ask(String what, Supplier<RegisteredSchema> source, Consumer<CompiledSchema> found, Loading answer) {
        try {
            CompiledSchema compiled = compile(what, source.get());
            failure = null;
            answered = true;
            found.accept(compiled);
            loading.remove(what, answer);
            answer.schema().complete(compiled);
        } catch (RuntimeException | Error e) {
            remember(what, e);
            loading.remove(what, answer);
            answer.schema().completeExceptionally(e);
        }
    }

    /** Remembers a failure, which later callers get without another request. */
    private void remember(String what, Throwable thrown) {
        if (thrown instanceof ServiceUnavailableException unavailable) {
            failure = new Dated<>(unavailable, nanoTime.getAsLong());
        } else if (thrown instanceof DataException unusable) {
            trim(refused);
            refused.put(what, new Dated<>(unusable, nanoTime.getAsLong()));
        }
    }

    private CompiledSchema compile(String what, RegisteredSchema schema) {
        if (!schema.type().equals(compiler.type())) {
            throw new DataException("The schema of " + what + " is of type " + schema.type() + ", while "
                    + compiler.type() + " is needed");
        }
        Map<String, String> references = client.references(schema);
        try {
            return compiler.compile(schema, references);
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            // A schema library may throw anything. As another exception, it would be compiled again for each message.
            throw new DataException("The schema of " + what + " cannot be used: " + e, e);
        }
    }

    /**
     * Waits for a response. If another response is overdue, it does not wait, because each wait would block a converter thread.
     */
    private CompiledSchema await(String what, Loading answer) {
        long patience = patienceNanos();
        boolean hangs = loading.values().stream().anyMatch(other -> other.isOlderThan(patience));
        try {
            return answer.schema().get(hangs ? 0 : patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw client.overdue(what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("Interrupted while asking the schema registry for " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServiceUnavailableException unavailable) {
                throw again(unavailable);
            }
            throw new DataException(
                    e.getCause() instanceof DataException
                            ? e.getCause().getMessage()
                            : "The schema of " + what + " cannot be read: " + e.getCause(),
                    e.getCause());
        }
    }

    private long patienceNanos() {
        return (answered ? PATIENCE : FIRST_PATIENCE).toNanos();
    }

    /** A copy of the exception, so that each thread throws a separate one. */
    private static ServiceUnavailableException again(ServiceUnavailableException e) {
        return new ServiceUnavailableException(e.service(), e.successes(), e.getMessage(), e);
    }

    private static void trim(Map<?, ?> map) {
        if (map.size() >= MOST_ENTRIES) {
            map.clear();
        }
    }

    /** A request in progress, shared by all callers. */
    private record Loading(CompletableFuture<CompiledSchema> schema, long since) {
        boolean isOlderThan(long nanos) {
            return System.nanoTime() - since >= nanos;
        }
    }

    private record Dated<T>(T value, long sinceNanos) {
        boolean isOlderThan(long nanos, long now) {
            return now - sinceNanos >= nanos;
        }
    }
}
