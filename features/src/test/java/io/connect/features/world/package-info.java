/**
 * The scenario that is running: its name, its notes and the clean-up at its end. The packages below hold its environment and
 * the objects that it has made and seen. None of them knows anything of steps.
 */
package io.connect.features.world;
