package io.connect.testbed.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program to start in its own JVM.
 *
 * @param name role and number, for logs and reports, such as {@code worker-1}
 * @param mainClass class with the program's main method
 * @param classPath jars and folders, in order
 * @param jvmArguments options of the JVM, such as {@code -Xmx2g}
 * @param arguments arguments of the program
 * @param environment variables added to those of this process
 */
public record JvmSpec(
        String name,
        String mainClass,
        List<Path> classPath,
        List<String> jvmArguments,
        List<String> arguments,
        Map<String, String> environment) {

    public JvmSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mainClass, "mainClass");
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A program without further environment variables. */
    public JvmSpec(
            String name, String mainClass, List<Path> classPath, List<String> jvmArguments, List<String> arguments) {
        this(name, mainClass, classPath, jvmArguments, arguments, Map.of());
    }
}
