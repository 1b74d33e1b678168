package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for the conversion of a message body to a record value: those of all converters that come with the connector. */
public final class ConverterKeys {

    public static final String CONVERTER_CLASS = "message.converter.class";
    public static final String DELEGATE_CLASS = "message.converter.delegate.class";
    public static final String CONVERTER_THREADS = "message.converter.threads";
    public static final String OUTPUT_FIELD_EXTRACT = "message.output.field.extract";

    public static final String CLAIM_CHECK_FIELD_PATHS = "claim.check.field.paths";
    public static final String CLAIM_CHECK_RETRIEVE_FROM_S3 = "claim.check.retrieve.from.s3";
    public static final String CLAIM_CHECK_ALLOWED_BUCKETS = "claim.check.allowed.buckets";
    public static final String CLAIM_CHECK_MAX_BYTES = "claim.check.max.bytes";
    public static final String CLAIM_CHECK_MAX_CONCURRENT_BYTES = "claim.check.max.concurrent.bytes";
    public static final String CLAIM_CHECK_FIELD_FORMAT = "claim.check.field.format";

    public static final String DECOMPRESSION_DELEGATE_CLASS = "message.decompression.delegate.converter.class";
    public static final String DECOMPRESSION_FORMAT = "message.decompression.format";
    public static final String DECOMPRESSION_BASE64_DECODE = "message.decompression.base64.decode";
    public static final String DECOMPRESSION_FIELD_PATH = "message.decompression.field.path";
    public static final String DECOMPRESSION_MAX_BYTES = "message.decompression.max.bytes";

    public static final String REGISTRY_URL = "schema.registry.url";
    public static final String REGISTRY_BASIC_AUTH = "schema.registry.basic.auth.user.info";
    public static final String REGISTRY_SUBJECT = "schema.registry.subject";
    public static final String REGISTRY_CACHE_SECONDS = "schema.registry.cache.seconds";
    public static final String VALUE_SCHEMA_ID = "value.schema.id";
    public static final String UNKNOWN_FIELDS = "schema.unknown.fields";
    public static final String REGISTRY_TRUSTSTORE_LOCATION = "schema.registry.ssl.truststore.location";
    public static final String REGISTRY_TRUSTSTORE_PASSWORD = "schema.registry.ssl.truststore.password";
    public static final String REGISTRY_TRUSTSTORE_TYPE = "schema.registry.ssl.truststore.type";
    public static final String REGISTRY_KEYSTORE_LOCATION = "schema.registry.ssl.keystore.location";
    public static final String REGISTRY_KEYSTORE_PASSWORD = "schema.registry.ssl.keystore.password";
    public static final String REGISTRY_KEYSTORE_TYPE = "schema.registry.ssl.keystore.type";
    public static final String REGISTRY_KEY_PASSWORD = "schema.registry.ssl.key.password";

    /** The compression format of a body. */
    public enum DecompressionFormat {
        /** The first bytes determine the format. */
        AUTO,
        GZIP,
        ZLIB,
        DEFLATE,
        ZSTD,
        LZ4,
        SNAPPY,
        BZIP2
    }

    /** The format of a field's value after the object has replaced its URI. */
    public enum ClaimCheckFieldFormat {
        /** The object's text as a JSON string. */
        TEXT,
        /** The object itself, which must be JSON. */
        JSON
    }

    /** The reaction to a message with a field that is not in its schema. */
    public enum UnknownFields {
        /** The message fails. */
        FAIL,
        /** The field is left out of the record. */
        IGNORE
    }

    private static final long LARGEST_OBJECT_BYTES = 64L << 20;

    /** Escaping in a JSON string can turn a byte into six, and the result must fit into one array. */
    private static final long LARGEST_ALLOWED_BYTES = 256L << 20;

    private static final long LARGEST_BUDGET_BYTES = 1L << 40;
    private static final long LARGEST_TOGETHER_BYTES = 128L << 20;
    private static final int CACHE_SECONDS = 300;

    private ConverterKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        defineChoice(def, ClassesByName.load(BundledConverters.className(BundledConverters.DEFAULT)));
        defineClaimCheck(def);
        defineDecompression(def);
        defineRegistry(def);
    }

    private static void defineChoice(ConfigDef def, Class<?> defaultConverter) {
        new KeyGroup(def, "Converter")
                .optional(
                        CONVERTER_CLASS,
                        Type.CLASS,
                        defaultConverter,
                        null,
                        HIGH,
                        "Class that turns a message into a record value; any public class that implements"
                                + " io.connect.sqs.converter.MessageConverter.")
                .optional(
                        DELEGATE_CLASS,
                        Type.CLASS,
                        defaultConverter,
                        null,
                        MEDIUM,
                        "Converter that gets the message once ClaimCheckMessageConverter has put the object in its place.")
                .optional(
                        CONVERTER_THREADS,
                        Type.INT,
                        8,
                        Ranges.between(1, 256),
                        LOW,
                        "Most threads of a task that run the converter. They only exist while there is work; converters that wait"
                                + " for the network (claim check) gain from more of them.")
                .optional(
                        OUTPUT_FIELD_EXTRACT,
                        Type.STRING,
                        null,
                        Ranges.dotPath(),
                        LOW,
                        "Dot path of the field that alone becomes the record value; the whole body when not set.");
    }

    private static void defineClaimCheck(ConfigDef def) {
        new KeyGroup(def, "Claim check")
                .optional(
                        CLAIM_CHECK_FIELD_PATHS,
                        Type.LIST,
                        List.of(),
                        Ranges.dotPath(),
                        MEDIUM,
                        "Dot paths of the fields that hold an S3 URI, separated by commas. Empty: the whole body is one.")
                .optional(
                        CLAIM_CHECK_RETRIEVE_FROM_S3,
                        Type.BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        "Whether the object is read from S3 and put in the place of its URI; false leaves the URI."
                                + " DefaultMessageConverter reads no object in any case; with false it does not warn of pointers.")
                .optional(
                        CLAIM_CHECK_ALLOWED_BUCKETS,
                        Type.LIST,
                        List.of(),
                        Ranges.bucketNames(),
                        MEDIUM,
                        "Buckets that references may point to, separated by commas; a name may end in * for a prefix. A message that"
                                + " refers to another one fails. Empty: any bucket. Then any sender of a message can make the worker"
                                + " read every object that its role may read.")
                .optional(
                        CLAIM_CHECK_MAX_BYTES,
                        Type.LONG,
                        LARGEST_OBJECT_BYTES,
                        Ranges.between(1, LARGEST_ALLOWED_BYTES),
                        LOW,
                        "Largest object that is read; a larger one counts as a failure of its message.")
                .optional(
                        CLAIM_CHECK_MAX_CONCURRENT_BYTES,
                        Type.LONG,
                        LARGEST_TOGETHER_BYTES,
                        Ranges.between(1, LARGEST_BUDGET_BYTES),
                        LOW,
                        "Limit for the bytes by which the messages of a task grow together, by objects in the place of references and"
                                + " by decompression. Bytes count from the conversion until Kafka has the record; further conversions"
                                + " wait. The limit is never less than sqs.max.in.flight.bytes. A message that needs more by itself"
                                + " fails. During its conversion, an object uses about three times its size of heap.")
                .optional(
                        CLAIM_CHECK_FIELD_FORMAT,
                        Type.STRING,
                        "text",
                        Ranges.oneOf(ClaimCheckFieldFormat.class),
                        LOW,
                        "The value that replaces a field: text, the object as a JSON string (in base64 if it is not UTF-8);"
                                + " json, the object itself, which must then be a JSON object or array.");
    }

    private static void defineDecompression(ConfigDef def) {
        new KeyGroup(def, "Decompression")
                .optional(
                        DECOMPRESSION_DELEGATE_CLASS,
                        Type.CLASS,
                        null,
                        null,
                        MEDIUM,
                        "Converter that gets the decompressed message; DefaultMessageConverter when not set.")
                .optional(
                        DECOMPRESSION_FORMAT,
                        Type.STRING,
                        "auto",
                        Ranges.oneOf(DecompressionFormat.class),
                        MEDIUM,
                        "How the body is compressed; auto recognises the format by its first bytes.")
                .optional(
                        DECOMPRESSION_BASE64_DECODE,
                        Type.BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        "Whether the compressed bytes are base64 text, plain, URL-safe or wrapped, as they must be in an SQS body.")
                .optional(
                        DECOMPRESSION_FIELD_PATH,
                        Type.STRING,
                        null,
                        Ranges.dotPath(),
                        LOW,
                        "Dot path of the field that is compressed; the whole body when not set.")
                .optional(
                        DECOMPRESSION_MAX_BYTES,
                        Type.LONG,
                        LARGEST_OBJECT_BYTES,
                        Ranges.between(1, LARGEST_ALLOWED_BYTES),
                        LOW,
                        "Most bytes a body may grow to. Decompression stops there, and the message counts as failed.");
    }

    private static void defineRegistry(ConfigDef def) {
        new KeyGroup(def, "Schema registry")
                .optional(
                        REGISTRY_URL,
                        Type.LIST,
                        List.of(),
                        null,
                        MEDIUM,
                        "Addresses of a registry with Confluent's API, tried in turn. Needed by the Avro, JSON Schema and Protobuf"
                                + " converters.")
                .optional(
                        REGISTRY_SUBJECT,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "Subject whose newest schema describes bodies that carry no schema id; the topic's name followed by -value"
                                + " when not set.")
                .optional(
                        VALUE_SCHEMA_ID,
                        Type.INT,
                        null,
                        Ranges.atLeast(0),
                        LOW,
                        "Id of the schema that describes bodies that carry none, in place of a subject's newest.")
                .optional(
                        REGISTRY_CACHE_SECONDS,
                        Type.INT,
                        CACHE_SECONDS,
                        Ranges.atLeast(0),
                        LOW,
                        "How long a subject's newest schema is used before the registry is asked again; 0 asks for every message."
                                + " Schemas looked up by id never change and are kept.")
                .optional(
                        UNKNOWN_FIELDS,
                        Type.STRING,
                        "fail",
                        Ranges.oneOf(UnknownFields.class),
                        LOW,
                        "How a body with a field that is not in the schema is handled: fail the message, or ignore the field.")
                .optional(
                        REGISTRY_BASIC_AUTH,
                        Type.PASSWORD,
                        null,
                        Ranges.login(),
                        LOW,
                        "User and password for the registry, as user:password.")
                .optional(
                        REGISTRY_TRUSTSTORE_LOCATION,
                        Type.STRING,
                        null,
                        null,
                        LOW,
                        "Trust store file for the registry.")
                .optional(REGISTRY_TRUSTSTORE_PASSWORD, Type.PASSWORD, null, null, LOW, "Password of the trust store.")
                .optional(REGISTRY_TRUSTSTORE_TYPE, Type.STRING, "PKCS12", null, LOW, "PKCS12, JKS or PEM.")
                .optional(
                        REGISTRY_KEYSTORE_LOCATION,
                        Type.STRING,
                        null,
                        null,
                        LOW,
                        "Key store file of the client certificate shown to the registry.")
                .optional(REGISTRY_KEYSTORE_PASSWORD, Type.PASSWORD, null, null, LOW, "Password of the key store.")
                .optional(REGISTRY_KEYSTORE_TYPE, Type.STRING, "PKCS12", null, LOW, "PKCS12, JKS or PEM.")
                .optional(
                        REGISTRY_KEY_PASSWORD,
                        Type.PASSWORD,
                        null,
                        null,
                        LOW,
                        "Password of the private key; that of the key store when not set.");
    }
}
