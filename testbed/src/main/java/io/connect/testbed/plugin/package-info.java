/** The subject under test as a user would install it: a plugin folder. The testbed never uses its classes. */
package io.connect.testbed.plugin;
