package io.connect.features.lottery.plan;

/** The form in which a message has its content. */
public enum Form {
    /** The value of the record is the body. */
    PLAIN("plain"),
    /** A field of the body refers to an object in S3. */
    CLAIM_CHECKED("claim-checked"),
    /** The body is base64 of compressed text. */
    COMPRESSED("compressed"),
    /** The same, and the text is checked against a schema of the registry. */
    SCHEMA("compressed, with a schema");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
