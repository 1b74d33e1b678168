package io.connect.sqsserver.query;

/** Makes texts of requests readable as XML. */
final class XmlText {

    private XmlText() {}

    /** Returns the text with a question mark for each character that XML does not allow. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(each -> printable.appendCodePoint(isAllowed(each) ? each : '?'));
        return printable.toString();
    }

    private static boolean isAllowed(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= ' ' && code < 0xd800
                || code > 0xdfff && code < 0xfffe
                || code > 0xffff;
    }
}
