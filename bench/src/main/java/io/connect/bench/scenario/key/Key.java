package io.connect.bench.scenario.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a component of a record a key of scenarios.yaml. The component's Java type determines how the value is written. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {

    /** The meaning of the key, for editors. */
    String value();

    /** The key, if it differs from the component's name. */
    String name() default "";

    /** The default value, as it would be written in the file. A key without a default is required. */
    String otherwise() default "";

    /** The least value, as it would be written in the file; exclusive for a number with a fraction. */
    String least() default "";

    /** The greatest value, as it would be written in the file. */
    String most() default "";

    /** The only allowed texts. */
    String[] oneOf() default {};

    /** Whether a text may look like a number, such as a version. */
    boolean word() default false;
}
