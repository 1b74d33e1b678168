package io.connect.sqs.config;

import java.util.ArrayList;
import java.util.List;

/** Loads classes that keys offer as values, by name: what implements them depends on this package, or is another library's. */
final class ClassesByName {

    private ClassesByName() {}

    /** The classes in the order of their names. They are not initialised. */
    static List<Object> load(List<String> names) {
        List<Object> classes = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, ClassesByName.class.getClassLoader()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("The connector lacks its own class " + name, e);
            }
        }
        return classes;
    }
}
