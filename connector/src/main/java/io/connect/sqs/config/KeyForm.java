package io.connect.sqs.config;

import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * The representation of a key in a configuration form.
 *
 * @param displayName label of the field
 * @param width width that a usual value needs
 * @param example an example of a value
 * @param shownWhen the condition under which a form shows the field
 */
public record KeyForm(String displayName, Width width, String example, ShownWhen shownWhen) {

    public KeyForm {
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(width, "width");
        Objects.requireNonNull(example, "example");
        Objects.requireNonNull(shownWhen, "shownWhen");
    }
}
