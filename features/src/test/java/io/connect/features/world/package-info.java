/**
 * The running scenario: its name, its notes and the clean-up at its end. The subpackages contain its environment and the
 * objects that it has created and seen. None of them depends on steps.
 */
package io.connect.features.world;
