package io.connect.toxiproxy.toxic;

import java.util.Objects;

/**
 * A toxic as a user defines it.
 *
 * @param name unique within its proxy
 * @param direction the stream that it acts on
 * @param toxicity the share of connections that it affects, decided once per connection: all from 1 on, none at 0 and below;
 *     must be finite
 * @param settings the toxic's attributes
 */
public record Toxic(String name, Direction direction, float toxicity, ToxicSettings settings) {

    public Toxic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(settings, "settings");
        if (!Float.isFinite(toxicity)) {
            throw new IllegalArgumentException(
                    "The toxicity of toxic " + name + " must be a finite number, but is " + toxicity);
        }
    }

    /** A toxic on every connection, with the API's default name: type, underscore, stream. */
    public static Toxic of(Direction direction, ToxicSettings settings) {
        return new Toxic(defaultName(settings.type().text(), direction.text()), direction, 1f, settings);
    }

    /** A toxic on the bytes from the server to the client, the API's default. */
    public static Toxic downstream(ToxicSettings settings) {
        return of(Direction.DOWNSTREAM, settings);
    }

    /** A toxic on the bytes from the client to the server. */
    public static Toxic upstream(ToxicSettings settings) {
        return of(Direction.UPSTREAM, settings);
    }

    /** The API's default name of a toxic. */
    public static String defaultName(String type, String stream) {
        return type + "_" + stream;
    }

    public Toxic named(String newName) {
        return new Toxic(newName, direction, toxicity, settings);
    }

    public Toxic withToxicity(float newToxicity) {
        return new Toxic(name, direction, newToxicity, settings);
    }

    public Toxic withSettings(ToxicSettings newSettings) {
        return new Toxic(name, direction, toxicity, newSettings);
    }
}
