package io.connect.sqs.config;

import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * How a key is shown to a person who fills in a form.
 *
 * @param displayName label beside the field
 * @param width       room that a usual value needs
 * @param example     a value as somebody would write it
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
