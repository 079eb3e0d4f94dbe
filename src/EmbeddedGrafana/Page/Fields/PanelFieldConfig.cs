using System.Text.Json;
using System.Text.Json.Nodes;
using Cortico.EmbeddedGrafana.Page.Frames;

namespace Cortico.EmbeddedGrafana.Page.Fields;

/// <summary>A panel's <c>fieldConfig</c>: its defaults, and the overrides that change them for some fields.</summary>
internal sealed class PanelFieldConfig
{
    private readonly JsonObject _defaults;
    private readonly FieldOverride[] _overrides;
    private readonly Dictionary<ulong, FieldConfig> _read = [];

    /// <param name="json">The panel.</param>
    /// <param name="color">The colour mode of this kind of panel, where the dashboard sets none.</param>
    public PanelFieldConfig(JsonElement json, string color)
    {
        var config = json.Object("fieldConfig");
        _defaults = JsonObject.Create(config.Object("defaults")) ?? [];
        if (_defaults["color"] is not JsonObject)
        {
            _defaults["color"] = new JsonObject { ["mode"] = color };
        }

        // 64 overrides can be told apart; no dashboard of people has as many.
        _overrides = [.. config.List("overrides").Take(64).Select(FieldOverride.Read)];
    }

    public FieldConfig Of(Frame frame, Field field, string name)
    {
        var matching = 0UL;
        for (var index = 0; index < _overrides.Length; index++)
        {
            matching |= _overrides[index].Matches(frame, field, name) ? 1UL << index : 0;
        }

        if (!_read.TryGetValue(matching, out var config))
        {
            _read[matching] = config = Read(matching);
        }

        return config;
    }

    private FieldConfig Read(ulong matching)
    {
        if (matching == 0)
        {
            return FieldConfig.Read(AsElement(_defaults));
        }

        var merged = _defaults.DeepClone().AsObject();
        for (var index = 0; index < _overrides.Length; index++)
        {
            if ((matching & (1UL << index)) != 0)
            {
                foreach (var (path, value) in _overrides[index].Properties)
                {
                    Set(merged, path.Split('.'), value);
                }
            }
        }

        return FieldConfig.Read(AsElement(merged));
    }

    private static void Set(JsonObject target, ReadOnlySpan<string> path, JsonElement value)
    {
        foreach (var name in path[..^1])
        {
            if (target[name] is not JsonObject inner)
            {
                target[name] = inner = [];
            }

            target = inner;
        }

        target[path[^1]] = value.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(value),
            JsonValueKind.Array => JsonArray.Create(value),
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            _ => JsonValue.Create(value),
        };
    }

    private static JsonElement AsElement(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }
}
