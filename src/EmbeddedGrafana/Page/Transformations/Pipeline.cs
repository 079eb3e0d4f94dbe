using System.Text.Json;
using Cortico.EmbeddedGrafana.Page.Fields;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Transformations;

/// <summary>Runs a panel's transformations in their order. Ids: https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/.</summary>
internal static class Pipeline
{
    private static readonly Dictionary<string, ITransformation> Known = new(StringComparer.Ordinal)
    {
        ["organize"] = new Organize(), ["merge"] = new Merge(), ["labelsToFields"] = new LabelsToFields(), ["joinByField"] = new JoinByField(),
        ["seriesToColumns"] = new JoinByField(), ["reduce"] = new Reduce(), ["sortBy"] = new SortBy(), ["filterFieldsByName"] = new FilterFieldsByName(),
        ["filterByRefId"] = new FilterByRefId(), ["renameByRegex"] = new RenameByRegex(), ["seriesToRows"] = new SeriesToRows(), ["limit"] = new Limit(),
        ["calculateField"] = new CalculateField(), ["convertFieldType"] = new ConvertFieldType(), ["groupBy"] = new GroupBy(), ["filterByValue"] = new FilterByValue(),
        ["concatenate"] = new Concatenate(), ["prepareTimeSeries"] = new Unchanged(), ["noop"] = new Unchanged(),
    };

    /// <param name="steps">The panel's <c>transformations</c>.</param>
    /// <param name="unknown">Gets the ids of steps that are left out because nothing here knows them.</param>
    public static IReadOnlyList<Frame> Run(IReadOnlyList<Frame> frames, IEnumerable<JsonElement> steps, ICollection<string> unknown)
    {
        foreach (var step in steps.Where(step => step.Flag("disabled") != true))
        {
            var id = step.Text("id") ?? "";
            if (!Known.TryGetValue(id, out var transformation))
            {
                unknown.Add(id);
                continue;
            }

            frames = Run(transformation, frames, step);
        }

        return frames;
    }

    /// <summary>A filter lets only some of the frames through the step; the others pass it by.</summary>
    private static IReadOnlyList<Frame> Run(ITransformation transformation, IReadOnlyList<Frame> frames, JsonElement step)
    {
        var options = step.Object("options");
        if (step.Member("filter") is not { ValueKind: JsonValueKind.Object } filter || filter.Text("id") is not "byRefId")
        {
            return transformation.Apply(frames, options);
        }

        var wanted = filter.Text("options") ?? "";
        var (inside, outside) = (frames.Where(IsWanted).ToList(), frames.Where(frame => !IsWanted(frame)));
        return [.. transformation.Apply(inside, options), .. outside];

        bool IsWanted(Frame frame) => frame.RefId == wanted || Pattern.Matches(wanted, frame.RefId);
    }

    private sealed class Unchanged : ITransformation
    {
        public IReadOnlyList<Frame> Apply(IReadOnlyList<Frame> frames, JsonElement options) => frames;
    }
}
