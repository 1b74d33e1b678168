package io.connect.sqs.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Adds the keys of one group to a {@link ConfigDef} and numbers them in the order of the calls. */
public final class KeyGroup {

    private final ConfigDef def;
    private final String name;
    private int order;

    /**
     * @param def the definition to which the keys are added
     * @param name heading of the group, as Connect user interfaces show it
     */
    public KeyGroup(ConfigDef def, String name) {
        this.def = def;
        this.name = name;
    }

    /** Adds an optional key; a {@code null} default means "not set". */
    public KeyGroup optional(
            String key, Type type, Object defaultValue, Validator validator, Importance importance, String doc) {
        def.define(key, type, defaultValue, validator, importance, doc, name, ++order, Width.LONG, key);
        return this;
    }
}
