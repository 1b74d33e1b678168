package io.connect.sqs.converter.registry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled schemas by id, which never change, and by subject, which are asked for anew after a time. One thread asks the
 * registry while the others wait for its answer. When the registry fails, nobody asks again for a second, and a subject's
 * schema that is known already stays in use however old it is. Thread-safe.
 */
public final class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    /** Messages may name any id; beyond this many the cache starts afresh instead of growing. */
    private static final int MOST_ENTRIES = 1000;

    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(1).toNanos();

    /** An id that is unknown now may be registered a moment later. */
    private static final long UNKNOWN_NANOS = Duration.ofSeconds(10).toNanos();

    private final RegistryClient client;
    private final SchemaCompiler compiler;
    private final long subjectNanos;
    private final LongSupplier nanoTime;
    private final Map<Integer, CompiledSchema> byId = new ConcurrentHashMap<>();
    private final Map<String, Dated<CompiledSchema>> bySubject = new ConcurrentHashMap<>();
    private final Map<String, Dated<DataException>> refused = new ConcurrentHashMap<>();
    private volatile Dated<RetriableException> failure;

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

    /**
     * The schema with this id.
     *
     * @throws DataException      when the registry has none that can be used
     * @throws RetriableException when the schema is not at hand and the registry fails to give it
     */
    public CompiledSchema byId(int id) {
        CompiledSchema known = byId.get(id);
        return known != null ? known : loadById(id);
    }

    /** The newest schema of a subject, as far as is known; throws as {@link #byId}. */
    public CompiledSchema latest(String subject) {
        Dated<CompiledSchema> known = bySubject.get(subject);
        return known != null && !known.isOlderThan(subjectNanos, nanoTime.getAsLong())
                ? known.value()
                : loadLatest(subject);
    }

    private synchronized CompiledSchema loadById(int id) {
        CompiledSchema known = byId.get(id);
        if (known != null) {
            return known;
        }
        CompiledSchema loaded = load("id " + id, () -> client.byId(id));
        trim(byId);
        byId.put(id, loaded);
        return loaded;
    }

    private synchronized CompiledSchema loadLatest(String subject) {
        Dated<CompiledSchema> known = bySubject.get(subject);
        if (known != null && !known.isOlderThan(subjectNanos, nanoTime.getAsLong())) {
            return known.value();
        }
        try {
            CompiledSchema loaded = load("subject " + subject, () -> client.latest(subject));
            trim(bySubject);
            bySubject.put(subject, new Dated<>(loaded, nanoTime.getAsLong()));
            return loaded;
        } catch (RetriableException e) {
            if (known == null) {
                throw e;
            }
            LOG.debug("Going on with the schema already known for subject {}", subject, e);
            return known.value();
        }
    }

    private CompiledSchema load(String what, Supplier<RegisteredSchema> source) {
        Dated<DataException> no = refused.get(what);
        if (no != null && !no.isOlderThan(UNKNOWN_NANOS, nanoTime.getAsLong())) {
            throw new DataException(no.value().getMessage(), no.value());
        }
        Dated<RetriableException> recent = failure;
        if (recent != null && !recent.isOlderThan(PAUSE_AFTER_FAILURE_NANOS, nanoTime.getAsLong())) {
            throw new RetriableException(recent.value().getMessage(), recent.value());
        }
        try {
            RegisteredSchema schema = source.get();
            if (!schema.type().equals(compiler.type())) {
                throw new DataException("The schema of " + what + " is of type " + schema.type() + ", while "
                        + compiler.type() + " is needed");
            }
            CompiledSchema compiled = compiler.compile(schema, client.references(schema));
            failure = null;
            return compiled;
        } catch (RetriableException e) {
            failure = new Dated<>(e, nanoTime.getAsLong());
            throw e;
        } catch (DataException e) {
            trim(refused);
            refused.put(what, new Dated<>(e, nanoTime.getAsLong()));
            throw e;
        }
    }

    private static void trim(Map<?, ?> map) {
        if (map.size() >= MOST_ENTRIES) {
            map.clear();
        }
    }

    private record Dated<T>(T value, long sinceNanos) {
        boolean isOlderThan(long nanos, long now) {
            return now - sinceNanos >= nanos;
        }
    }
}
