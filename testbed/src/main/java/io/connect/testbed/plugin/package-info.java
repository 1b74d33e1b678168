/** The subject under test as a user would install it: a plugin folder. Never its classes. */
package io.connect.testbed.plugin;
