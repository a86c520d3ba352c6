/** The command line: {@code serve}, {@code token}, {@code site}. Each command is one class; {@link io.repartee.cli.CommandLineInterface} is the way in. */
package io.repartee.cli;
