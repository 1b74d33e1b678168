package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The values that are allowed at one position of the file. A type reads the value or reports its problem, and describes itself as
 * JSON Schema.
 */
public interface Type<T> {

    /** Reads the value; empty if there were problems, which were all reported. */
    Optional<T> read(Place place);

    /** The schema of this type; large schemas are added to {@code definitions} and referred to. */
    ObjectNode schema(Definitions definitions);
}
