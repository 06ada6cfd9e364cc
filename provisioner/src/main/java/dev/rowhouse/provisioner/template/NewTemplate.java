package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import java.util.List;

/**
 * What it takes to make a template; a copy brings settings, environment and rules of its own and
 * leaves these aside.
 */
public record NewTemplate(
    Source source, Settings settings, List<Variable> environment, List<FirewallRule> rules) {}
