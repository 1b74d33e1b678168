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
 * Compiled schemas by id, which never change, and by subject, which are asked for anew after a time.
 *
 * <p>The registry is asked on threads of the cache's own, and a converter waits for the answer only a moment. A registry
 * that hangs must not block the converter threads, which have messages of known schemas to convert. When the registry fails,
 * it is not asked again for a second. A known schema of a subject stays in use, however old it is. Thread-safe.
 */
public final class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    /** Messages may name any id; beyond this many the cache starts afresh instead of growing. */
    private static final int MOST_ENTRIES = 1000;

    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    /** An id that is unknown now may be registered a moment later. */
    private static final long UNKNOWN_NANOS = Duration.ofSeconds(10).toNanos();

    /** Several times as long as a healthy registry takes. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** The first answer takes a connection, perhaps with TLS, by code that has never run. */
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

    /** Makes an empty one; makes no call to the registry. */
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
     * @throws DataException      when the registry has none that can be used
     * @throws ServiceUnavailableException when the schema is not at hand and the registry fails to give it
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

    /** The newest schema of a subject, as far as is known; throws as {@link #byId}. */
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

    /** Recent failures, which later callers get without another request. */
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
        return compiler.compile(schema, client.references(schema));
    }

    /** While one answer is overdue, calls for other schemas do not wait either: each would hold a thread for as long. */
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

    /** Each thread gets an exception of its own. */
    private static ServiceUnavailableException again(ServiceUnavailableException e) {
        return new ServiceUnavailableException(e.service(), e.successes(), e.getMessage(), e);
    }

    private static void trim(Map<?, ?> map) {
        if (map.size() >= MOST_ENTRIES) {
            map.clear();
        }
    }

    /** A request that is under way, shared by all callers. */
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
