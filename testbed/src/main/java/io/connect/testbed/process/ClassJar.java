package io.connect.testbed.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs a single class of the testbed in a jar, for foreign programs that must not load any other class of it. */
public final class ClassJar {
    private ClassJar() {}

    /**
     * Packs a class.
     *
     * @param jar path of the jar; its folder is created
     * @param packed name of a class without nested classes; this JVM need not be able to load it
     * @param manifest attributes by name, such as {@code Premain-Class}
     * @return the jar
     */
    public static Path write(Path jar, String packed, Map<String, String> manifest) {
        String entry = packed.replace('.', '/') + ".class";
        Manifest attributes = new Manifest();
        attributes.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(attributes.getMainAttributes()::putValue);
        try {
            Files.createDirectories(jar.getParent());
            try (InputStream code = Objects.requireNonNull(
                            ClassJar.class.getClassLoader().getResourceAsStream(entry), entry);
                    OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, attributes)) {
                out.putNextEntry(new JarEntry(entry));
                code.transferTo(out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }
}
