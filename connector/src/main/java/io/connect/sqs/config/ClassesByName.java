package io.connect.sqs.config;

import java.util.ArrayList;
import java.util.List;

/** Loads classes that keys offer as values, by name: such classes depend on this package, or belong to another library. */
final class ClassesByName {

    private ClassesByName() {}

    /** The classes in the order of their names. */
    static List<Object> load(List<String> names) {
        List<Object> classes = new ArrayList<>();
        names.forEach(name -> classes.add(load(name)));
        return classes;
    }

    /** The class of a name. It is not initialised. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassesByName.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The connector lacks its own class " + name, e);
        }
    }
}
