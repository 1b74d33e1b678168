package io.connect.sqsserver.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5 and SHA-256. Each thread has one digest object of each kind. */
public final class Digests {

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(() -> algorithm("MD5"));
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> algorithm("SHA-256"));

    private Digests() {}

    /** Returns the thread's MD5, reset. The next call on the same thread returns the same object. */
    public static MessageDigest md5() {
        MessageDigest digest = MD5.get();
        digest.reset();
        return digest;
    }

    public static Hash128 md5(byte[] bytes) {
        return Hash128.of(md5().digest(bytes));
    }

    public static byte[] sha256(byte[] bytes) {
        return SHA_256.get().digest(bytes);
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have " + name, e);
        }
    }
}
