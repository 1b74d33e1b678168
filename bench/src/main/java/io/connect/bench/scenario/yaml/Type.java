package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What may stand at a place of the file: reads it, or says what is wrong with it, and describes itself as JSON Schema. */
public interface Type<T> {

    /** The value, or empty once every problem with it has been reported. */
    Optional<T> read(Place place);

    /** The schema of this type; larger ones are put among {@code definitions} and referred to. */
    ObjectNode schema(Definitions definitions);
}
