package io.connect.features.docs;

/**
 * A command that a page asks its reader to type.
 *
 * @param page path of the page, from the root of the project
 * @param text the command on one line, without comments
 */
record PageCommand(String page, String text) {

    /** The parts of the command, separated by spaces. */
    String[] words() {
        return text.split(" ");
    }

    @Override
    public String toString() {
        return page + ": " + text;
    }
}
