package io.connect.sqs.converter.protobuf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The .proto files that are built into Confluent's registry. Schemas can import them without a reference. The files of
 * google.protobuf are in {@link ProtoWellKnown}. Stateless.
 */
final class ProtoKnownFiles {

    private static final Set<String> NAMES = Set.of(
            "confluent/meta.proto",
            "confluent/type/decimal.proto",
            "confluent/types/decimal.proto",
            "google/type/calendar_period.proto",
            "google/type/color.proto",
            "google/type/date.proto",
            "google/type/datetime.proto",
            "google/type/dayofweek.proto",
            "google/type/decimal.proto",
            "google/type/expr.proto",
            "google/type/fraction.proto",
            "google/type/interval.proto",
            "google/type/latlng.proto",
            "google/type/localized_text.proto",
            "google/type/money.proto",
            "google/type/month.proto",
            "google/type/phone_number.proto",
            "google/type/postal_address.proto",
            "google/type/quaternion.proto",
            "google/type/timeofday.proto");

    private ProtoKnownFiles() {}

    static Set<String> names() {
        return NAMES;
    }

    /** The text of a file; empty if it is not one of these files. */
    static Optional<String> text(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = ProtoKnownFiles.class.getResourceAsStream("known/" + name)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The plugin's own copy of " + name + " cannot be read", e);
        }
    }
}
