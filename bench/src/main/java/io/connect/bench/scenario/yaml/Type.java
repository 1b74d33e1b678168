package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The values that are allowed at one place of the file. A type reads the value or reports its problem, and describes itself
 * as JSON Schema.
 */
public interface Type<T> {

    /** The value, or empty once every problem with it has been reported. */
    Optional<T> read(Place place);

    /** The schema of this type; larger ones are put among {@code definitions} and referred to. */
    ObjectNode schema(Definitions definitions);
}
