using Cortico.EmbeddedGrafana.Query.Expressions.Commands;

namespace Cortico.EmbeddedGrafana.Query.Expressions;

/// <summary>Puts expressions in an order in which each finds the results that it needs.</summary>
internal static class ExpressionGraph
{
    private const int NamedInCircles = 10;

    /// <param name="queries">References of the data queries.</param>
    /// <exception cref="ExpressionGraphException">A reference is unknown, or a circle, or of a kind that its command does not take.</exception>
    public static IReadOnlyList<ExpressionCommand> Order(IReadOnlyCollection<string> queries, IReadOnlyList<ExpressionCommand> commands)
    {
        var byRefId = new Dictionary<string, ExpressionCommand>(StringComparer.Ordinal);
        foreach (var command in commands)
        {
            byRefId[command.RefId] = command;
        }

        foreach (var command in byRefId.Values)
        {
            foreach (var input in command.Command.Inputs)
            {
                Check(command, input, queries, byRefId);
            }
        }

        var done = new HashSet<string>(queries.Where(query => !byRefId.ContainsKey(query)), StringComparer.Ordinal);
        var ordered = new List<ExpressionCommand>(byRefId.Count);
        var waiting = byRefId.Values.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.FirstOrDefault(command => command.Command.Inputs.All(done.Contains)) ?? throw Circles(waiting, byRefId);
            waiting.Remove(ready);
            ordered.Add(ready);
            done.Add(ready.RefId);
        }

        return ordered;
    }

    private static void Check(ExpressionCommand command, string input, IReadOnlyCollection<string> queries, Dictionary<string, ExpressionCommand> byRefId)
    {
        var needed = byRefId.GetValueOrDefault(input);
        if (needed is null && !queries.Contains(input, StringComparer.Ordinal))
        {
            throw new ExpressionGraphException($"unable to find dependent node '{input}'");
        }

        if (ReferenceEquals(needed, command))
        {
            throw new ExpressionGraphException($"expression '{input}' cannot reference itself. Must be query or another expression");
        }

        if (command.Command is ClassicConditionsCommand && needed is not null)
        {
            throw new ExpressionGraphException($"only data source queries may be inputs to a classic condition, {input} is a Expression");
        }

        if (needed?.Command is ClassicConditionsCommand)
        {
            throw new ExpressionGraphException($"classic conditions may not be the input for other expressions, but {input} is the input for {command.RefId}");
        }
    }

    private static ExpressionGraphException Circles(List<ExpressionCommand> waiting, Dictionary<string, ExpressionCommand> byRefId)
    {
        // Two are in one circle where each can be reached from the other.
        var reached = waiting.ToDictionary(command => command.RefId, command => Reached(command, byRefId), StringComparer.Ordinal);
        var circles = new List<List<string>>();
        foreach (var name in waiting.Select(command => command.RefId).Where(name => reached[name].Contains(name)))
        {
            var circle = circles.Find(members => reached[members[0]].Contains(name) && reached[name].Contains(members[0]));
            if (circle is null)
            {
                circles.Add([name]);
            }
            else
            {
                circle.Add(name);
            }
        }

        var count = circles.Sum(circle => circle.Count);
        return new ExpressionGraphException(count > NamedInCircles
            ? $"topo: no topological ordering: {count} nodes in {circles.Count} cyclic components"
            : $"topo: no topological ordering: cyclic components: [{string.Join(' ', circles.Select(circle => $"[{string.Join(' ', circle)}]"))}]");
    }

    private static HashSet<string> Reached(ExpressionCommand from, Dictionary<string, ExpressionCommand> byRefId)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ExpressionCommand>([from]);
        while (open.TryPop(out var command))
        {
            foreach (var input in command.Command.Inputs)
            {
                if (reached.Add(input) && byRefId.TryGetValue(input, out var next))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
