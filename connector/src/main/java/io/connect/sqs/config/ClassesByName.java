package io.connect.sqs.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Loads by name the classes that are possible values of keys. This package cannot reference them, because they depend on it or
 * belong to another library.
 */
final class ClassesByName {

    private ClassesByName() {}

    /** The classes with these names, in the same order. */
    static List<Object> load(List<String> names) {
        List<Object> classes = new ArrayList<>();
        names.forEach(name -> classes.add(load(name)));
        return classes;
    }

    /** The class with this name, not initialised. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassesByName.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The connector lacks its own class " + name, e);
        }
    }
}
