namespace Cake.Frosting.Hosting;

internal sealed record CakeSetting(string Key, string Value);
